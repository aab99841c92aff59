package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import org.comity.testkit.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MembersTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguage_namesTheSameMembersOnce(Language language) {
        var names = Members.of(language).all();
        assertThat(names).hasSize(200);
        assertThat(names.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Members.of(Language.EN).all().keySet());
        assertThat(names.values()).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMemberOfTheArchive_hasAName(Language language) throws IOException {
        var members = Members.of(language);
        for (var line : Files.readAllLines(Shared.require("data/unga-votes/members.csv")).stream()
                .skip(1)
                .toList()) {
            assertThat(members.all()).containsKey(line.substring(0, 3));
        }
    }

    @Test
    void everyTile_isAMemberAndStandsAlone() {
        var tiles = Tiles.load().tiles();
        assertThat(tiles).hasSize(193);
        assertThat(tiles.stream().map(Tiles.Tile::code)).doesNotHaveDuplicates();
        assertThat(tiles.stream().map(tile -> tile.column() + "/" + tile.line()))
                .doesNotHaveDuplicates();
        assertThat(tiles).allSatisfy(tile -> {
            assertThat(tile.column()).isBetween(0, 31);
            assertThat(tile.line()).isBetween(0, 18);
            assertThat(Members.of(Language.EN).all()).containsKey(tile.code());
        });
    }

    @Test
    void name_isTheRecordsInEnglishAndAFallbackElsewhere() {
        assertThat(Members.of(Language.EN).name("TUR", "Türkiye")).isEqualTo("Türkiye");
        assertThat(Members.of(Language.FR).name("CSK", "Czechoslovakia (to 1992)"))
                .isEqualTo("Tchécoslovaquie (jusqu’en 1992)");
        assertThat(Members.of(Language.FR).name("ZZZ", "Zzz")).isEqualTo("Zzz");
        assertThat(Members.of(Language.FR).languageOf("ZZZ")).isEqualTo("en");
    }

    @Test
    void inOrder_isTheRollCallOrderOfTheLanguageWithUnknownMembersLast() {
        var codes = List.of("ZZZ", "DEU", "FRA", "DZA", "AAA");
        assertThat(Members.of(Language.EN).inOrder(codes, Function.identity()))
                .containsExactly("DZA", "FRA", "DEU", "AAA", "ZZZ");
        assertThat(Members.of(Language.FR).inOrder(codes, Function.identity()))
                .containsExactly("DZA", "DEU", "FRA", "AAA", "ZZZ");
    }
}
