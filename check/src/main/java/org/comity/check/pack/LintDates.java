package org.comity.check.pack;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Nothing binds before it is adopted, and nothing ends before it began.
record LintDates(Lint lint) {
    void run() {
        for (var framework : lint.frameworks()) {
            framework(framework);
            framework.provisions().forEach(provision -> provision(framework, provision));
        }
    }

    private void framework(Framework framework) {
        var dates = lint.at(framework, "dates");
        framework.adopted().ifPresent(adopted -> {
            framework
                    .inForce()
                    .filter(inForce -> inForce.isBefore(adopted))
                    .ifPresent(inForce -> lint.fault(
                            Lint.Rule.DATES,
                            dates,
                            "in_force " + inForce + " is before adopted " + adopted + ": correct one of them"));
        });
        for (int i = 1; i < framework.milestones().size(); i++) {
            if (framework
                    .milestones()
                    .get(i)
                    .date()
                    .isBefore(framework.milestones().get(i - 1).date())) {
                lint.fault(
                        Lint.Rule.DATES,
                        dates,
                        "applies must be in the order of its days; "
                                + framework.milestones().get(i).date() + " stands too late");
            }
        }
    }

    private void provision(Framework framework, Provision provision) {
        provision.bindsFrom().ifPresent(from -> start(framework, provision, from, "binds_from"));
        provision.variants().forEach(each -> start(framework, provision, each.date(), "binds_from_variants"));
        provision
                .bindsUntil()
                .filter(until -> provision.bindsFrom().filter(until::isBefore).isPresent())
                .ifPresent(until -> lint.fault(
                        Lint.Rule.DATES,
                        lint.at(framework, provision, "binds_until"),
                        "binds_until " + until + " is before binds_from "
                                + provision.bindsFrom().orElseThrow() + ": correct one of them"));
    }

    /// The first day of which the framework says anything.
    static Optional<LocalDate> first(Framework framework) {
        return Stream.concat(
                        framework.adopted().stream(),
                        framework.milestones().stream().map(Framework.Milestone::date))
                .min(Comparator.naturalOrder());
    }

    private void start(Framework framework, Provision provision, LocalDate from, String field) {
        first(framework)
                .filter(from::isBefore)
                .ifPresent(
                        earliest -> lint.fault(
                                Lint.Rule.DATES,
                                lint.at(framework, provision, field),
                                field + " " + from + " is before anything of the framework was adopted or began, "
                                        + earliest
                                        + ": correct it, say under dates what began before, or leave the day out if none is known"));
    }
}
