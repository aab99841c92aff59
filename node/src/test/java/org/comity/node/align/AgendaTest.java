package org.comity.node.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.comity.check.pack.Packs;
import org.junit.jupiter.api.Test;

final class AgendaTest {
    private static final Packs PACKS = Packs.shipped();
    private static final Agenda AGENDA = Agenda.of(PACKS);

    @Test
    void everyProvisionThatBinds_beginsOnEachDayThatItsPackNames() {
        for (var framework : PACKS.frameworks()) {
            boolean over = framework.status().pending() || framework.status().ended();
            for (var provision : framework.provisions()) {
                var days = AGENDA.entries().stream()
                        .filter(entry -> entry.framework().id().equals(framework.id()))
                        .filter(entry -> entry.begins().stream()
                                .anyMatch(each -> each.provision().equals(provision)))
                        .map(Agenda.Entry::day)
                        .toList();
                if (over || !provision.binding()) {
                    assertThat(days).as(framework.id() + "#" + provision.id()).isEmpty();
                } else {
                    var named = new java.util.TreeSet<LocalDate>();
                    provision.bindsFrom().ifPresent(named::add);
                    provision.variants().forEach(variant -> named.add(variant.date()));
                    assertThat(days).as(framework.id() + "#" + provision.id()).containsExactlyElementsOf(named);
                }
            }
        }
    }

    @Test
    void annexThree_beginsInDecember2027AsTheAmendedActSays() {
        assertThat(AGENDA.in("EU").during(2027).entries()).anySatisfy(entry -> {
            assertThat(entry.day()).isEqualTo(LocalDate.of(2027, 12, 2));
            assertThat(entry.framework().id()).isEqualTo("eu-ai-act");
            assertThat(entry.begins()).hasSizeGreaterThan(20);
        });
    }

    @Test
    void whatIsProposed_hasNoDay() {
        assertThat(AGENDA.entries())
                .noneMatch(entry -> entry.framework().status().pending());
    }

    @Test
    void months_holdEveryEntryOnceInOrder() {
        assertThat(AGENDA.months().stream().flatMap(month -> month.entries().stream()))
                .containsExactlyElementsOf(AGENDA.entries());
        assertThat(AGENDA.months())
                .allSatisfy(month -> assertThat(month.entries())
                        .allMatch(entry -> entry.day().withDayOfMonth(1).equals(month.first())));
    }

    @Test
    void from_leavesOutWhatHasBegun() {
        var day = LocalDate.of(2026, 12, 2);
        assertThat(AGENDA.from(day).entries())
                .isNotEmpty()
                .noneMatch(entry -> entry.day().isBefore(day));
        assertThat(AGENDA.from(day).entries()).anyMatch(entry -> entry.day().equals(day));
    }
}
