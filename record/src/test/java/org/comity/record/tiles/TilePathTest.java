package org.comity.record.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.comity.record.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/0/005",
                "tile/63/000.p/1",
                "tile/0/x001/x234/067",
                "tile/0/x001/000",
                "tile/entries/273.p/112",
                "tile/entries/x999/999",
                "tile/8/x036/x028/x797/x018/x963/967"
            })
    void parse_andWrite_areInverse(String path) throws MalformedException {
        assertThat(TilePath.parse(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "checkpoint",
                "tile",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000/000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001",
                "tile/0/x001/x002",
                "tile/00/000",
                "tile/01/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/100/000",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x999/x999/x999/x999/x999/999",
                "tile/0/x036/x028/x797/x018/x963/968.p/5",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/999",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/0/000.P/1",
                "tile/0/000/1",
                "/tile/0/000",
                "tile/0/000/",
                "tile/0/000\n",
                "tile/0/000 ",
                "tile/0/../0/000",
                "tile//000",
                "tile/entries",
                "tile/entry/000",
                "tile/0/\u0660\u0660\u0660",
                "tile/0/x999/x999/x999/x999/x999/x999/999"
            })
    void parse_refusesEveryOtherSpelling(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(MalformedException.class);
    }

    @Test
    void tree_of70000_hasTheTilesOfTheSpecification() {
        assertThat(TilePath.partials(70_000))
                .containsExactlyInAnyOrder(
                        TilePath.entries(273, 112),
                        new TilePath(0, 273, 112),
                        new TilePath(1, 1, 17),
                        new TilePath(2, 0, 1));
        assertThat(TilePath.all(70_000).filter(TilePath::isFull).filter(path -> path.level() == 0))
                .hasSize(273);
        assertThat(TilePath.all(70_000).filter(TilePath::isFull).filter(path -> path.level() == 1))
                .containsExactly(new TilePath(1, 0, 256));
    }

    @Test
    void tree_of256_hasAFullTileAndItsRootAbove() {
        assertThat(TilePath.all(256))
                .containsExactly(TilePath.entries(0, 256), new TilePath(0, 0, 256), new TilePath(1, 0, 1));
    }

    @Test
    void emptyTree_hasNoTiles() {
        assertThat(TilePath.all(0)).isEmpty();
        assertThat(TilePath.partials(0)).isEmpty();
    }

    @Test
    void tree_hasAsManyHashesAsTheSpecificationCounts() {
        Choices.some(20_261_125, 300, choices -> {
            long size = choices.below(300_000);
            for (int level = 0; level < 8; level++) {
                int tileLevel = level;
                long hashes = TilePath.all(size)
                        .filter(path -> path.level() == tileLevel)
                        .mapToLong(TilePath::width)
                        .sum();
                long expected = size;
                for (int i = 0; i < level; i++) {
                    expected /= 256;
                }
                assertThat(hashes).isEqualTo(expected);
            }
            assertThat(TilePath.all(size).filter(path -> !path.isFull()).toList())
                    .containsExactlyInAnyOrderElementsOf(TilePath.partials(size));
        });
    }

    @Test
    void largestTree_isListedLazily() {
        assertThat(TilePath.all(Long.MAX_VALUE).limit(3))
                .containsExactly(TilePath.entries(0, 256), TilePath.entries(1, 256), TilePath.entries(2, 256));
        assertThat(TilePath.partials(Long.MAX_VALUE)).hasSize(9);
    }

    @Test
    void noTile_hasAnImpossibleAddress() {
        assertThatThrownBy(() -> new TilePath(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.in(0, 2, 512)).isInstanceOf(IllegalArgumentException.class);
    }
}
