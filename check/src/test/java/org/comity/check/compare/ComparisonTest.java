package org.comity.check.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import org.comity.check.ShippedPacks;
import org.comity.check.pack.Mapping;
import org.comity.check.pack.Packs;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Packs packs = ShippedPacks.packs();

    @Test
    void of_refusesAFrameworkBesideItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> compare("eu-gdpr", "eu-gdpr"));
    }

    @Test
    void links_areReadFromTheFrameworkThatStandsFirst() {
        var one = compare("us-ca-sb53", "us-ny-raise").links();
        var other = compare("us-ny-raise", "us-ca-sb53").links();
        assertThat(one).isNotEmpty().allMatch(link -> link.framework().id().equals("us-ca-sb53"));
        assertThat(other).isEqualTo(one.stream().map(Link::reversed).toList());
    }

    @Test
    void links_andDivergencesAreAllThatThePacksRecordBetweenTheFrameworks() {
        var all = Comparison.of(packs, packs.frameworks());
        assertThat(all.links().stream().map(Link::mapping))
                .containsExactlyInAnyOrderElementsOf(packs.mappings().stream()
                        .filter(mapping -> !framework(mapping.from()).equals(framework(mapping.to())))
                        .toList());
        assertThat(all.divergences())
                .containsExactlyElementsOf(packs.divergences().stream()
                        .filter(each -> !framework(each.from()).equals(framework(each.to())))
                        .toList());
    }

    @Test
    void coverage_countsEachDutyOnceByItsStrongestRelation() {
        for (var coverage : Comparison.of(packs, packs.frameworks()).coverage()) {
            assertThat(coverage.carryOver() + coverage.lookAt() + coverage.notRelated() + coverage.silent())
                    .isEqualTo(coverage.duties());
            assertThat(coverage.silent()).isBetween(0, coverage.duties());
        }
    }

    @Test
    void coverage_carriesOverWhatHoldsTheOtherAndNeverWhatIsHeldByIt() {
        var comparison = compare("us-ny-raise", "us-ca-sb53");
        var there = comparison.coverage().getFirst();
        var back = comparison.coverage().getLast();
        assertThat(comparison.links()).anyMatch(link -> link.relation() == Mapping.Relation.SUPERSET);
        assertThat(there.carryOver()).isEqualTo(1);
        assertThat(back.carryOver()).isZero();
        assertThat(back.with(Mapping.Relation.SUBSET)).isEqualTo(1);
    }

    @Test
    void fragmentation_countsPairsThatBindWithNothingRecordedThatJoinsThem() {
        var two = compare("us-ca-sb53", "us-ny-raise").fragmentation();
        assertThat(two.topics()).allMatch(topic -> topic.frameworks() == 2 && topic.pairs() == 1);
        assertThat(two.topics().stream().filter(topic -> topic.apart() == 0).map(Fragmentation.OfTopic::topic))
                .containsExactlyInAnyOrder("risk-management", "security", "public-transparency", "gpai-frontier");
        assertThat(two.apart()).isEqualTo(two.pairs() - 4);
    }

    @Test
    void fragmentation_hasNoFigureWhereNothingBinds() {
        assertThat(compare("oecd-ai-principles", "unesco-ai-ethics")
                        .fragmentation()
                        .topics())
                .isEmpty();
    }

    @Test
    void fragmentation_neverCountsMoreThanThereIs() {
        for (var topic :
                Comparison.of(packs, packs.frameworks()).fragmentation().topics()) {
            assertThat(topic.joined()).isBetween(0, topic.compared());
            assertThat(topic.compared()).isBetween(topic.joined(), topic.pairs());
            assertThat(topic.seenJoined()).isBetween(0, Math.min(topic.joined(), topic.seenPairs()));
            assertThat(topic.pairs()).isEqualTo(topic.frameworks() * (topic.frameworks() - 1) / 2);
        }
    }

    @Test
    void topics_areThoseOfAnyFrameworkInTheOrderOfTheVocabulary() {
        var comparison = compare("eu-gdpr", "cn-pipl", "br-pl-2338");
        var carried = new HashSet<String>();
        comparison
                .frameworks()
                .forEach(framework -> framework.provisions().forEach(provision -> carried.addAll(provision.topics())));
        assertThat(comparison.topics().stream().map(Comparison.Topic::id))
                .containsExactlyElementsOf(packs.terms().topics().keySet().stream()
                        .filter(carried::contains)
                        .toList());
    }

    private Comparison compare(String... ids) {
        return Comparison.of(
                packs,
                Arrays.stream(ids).map(id -> packs.framework(id).orElseThrow()).toList());
    }

    private static String framework(String reference) {
        return reference.substring(0, reference.indexOf('#'));
    }
}
