package org.comity.node.align;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Predicate;

/// On which day what begins or ends to bind.
///
/// Only what binds has a day here: soft provisions, and whatever is proposed, open for signature or over, have none.
/// A provision that is superseded still ends on the day that its pack names.
///
/// @param entries by day, then by framework
public record Agenda(List<Entry> entries) {
    public Agenda {
        entries = List.copyOf(entries);
    }

    /// What one framework does on one day.
    ///
    /// @param inForce whether it enters into force
    /// @param milestones what the pack says of the day, in its own words
    public record Entry(
            LocalDate day,
            Framework framework,
            boolean inForce,
            List<String> milestones,
            List<Beginning> begins,
            List<Provision> ends) {
        public Entry {
            milestones = List.copyOf(milestones);
            begins = List.copyOf(begins);
            ends = List.copyOf(ends);
        }

        /// How many of its provisions nobody has seen at a source.
        public long unverified() {
            return begins.stream().filter(each -> !each.provision().verified()).count()
                    + ends.stream().filter(each -> !each.verified()).count();
        }
    }

    /// A provision begins to bind.
    ///
    /// @param when on which facts it does on this day rather than on another; empty if on all others
    public record Beginning(Provision provision, Optional<Predicate> when) {}

    /// Everything that the packs have a day for.
    public static Agenda of(Packs packs) {
        var entries = new ArrayList<Entry>();
        for (var framework : packs.frameworks()) {
            entries.addAll(of(framework));
        }
        entries.sort(Comparator.comparing(Entry::day)
                .thenComparing(entry -> entry.framework().id()));
        return new Agenda(entries);
    }

    private static List<Entry> of(Framework framework) {
        var days = new TreeMap<LocalDate, Day>();
        var binding = framework.provisions().stream().filter(Provision::binding).toList();
        for (var provision : binding) {
            provision.bindsUntil().ifPresent(day -> on(days, day).ends.add(provision));
        }
        if (!framework.status().pending() && !framework.status().ended() && !binding.isEmpty()) {
            for (var provision : binding) {
                provision
                        .bindsFrom()
                        .ifPresent(day -> on(days, day).begins.add(new Beginning(provision, Optional.empty())));
                for (var variant : provision.variants()) {
                    on(days, variant.date()).begins.add(new Beginning(provision, Optional.of(variant.when())));
                }
            }
            framework.inForce().ifPresent(day -> on(days, day).inForce = true);
            framework
                    .milestones()
                    .forEach(each -> on(days, each.date()).milestones.add(each.what()));
        }
        return days.entrySet().stream()
                .map(day -> day.getValue().entry(day.getKey(), framework))
                .toList();
    }

    private static Day on(TreeMap<LocalDate, Day> days, LocalDate day) {
        return days.computeIfAbsent(day, _ -> new Day());
    }

    /// One day while it is gathered.
    private static final class Day {
        private final List<String> milestones = new ArrayList<>();
        private final List<Beginning> begins = new ArrayList<>();
        private final List<Provision> ends = new ArrayList<>();
        private boolean inForce;

        private Entry entry(LocalDate day, Framework framework) {
            return new Entry(day, framework, inForce, milestones, begins, ends);
        }
    }

    /// The entries of one jurisdiction.
    public Agenda in(String jurisdiction) {
        return new Agenda(entries.stream()
                .filter(entry -> entry.framework().jurisdictions().contains(jurisdiction))
                .toList());
    }

    /// The entries on or after a day.
    public Agenda from(LocalDate day) {
        return new Agenda(
                entries.stream().filter(entry -> !entry.day().isBefore(day)).toList());
    }

    /// The entries of a year.
    public Agenda during(int year) {
        return new Agenda(
                entries.stream().filter(entry -> entry.day().getYear() == year).toList());
    }

    /// By month, in order.
    public List<Month> months() {
        var months = new LinkedHashMap<LocalDate, List<Entry>>();
        for (var entry : entries) {
            months.computeIfAbsent(entry.day().withDayOfMonth(1), _ -> new ArrayList<>())
                    .add(entry);
        }
        return months.entrySet().stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }

    /// @param first its first day
    public record Month(LocalDate first, List<Entry> entries) {
        public Month {
            entries = List.copyOf(entries);
        }
    }
}
