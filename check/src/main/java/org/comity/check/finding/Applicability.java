package org.comity.check.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comity.check.Answer;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Provision;
import org.comity.check.predicate.Program;

/// Whether a provision is in play for a dossier on a day.
public sealed interface Applicability {
    record Applies() implements Applicability {}

    record DoesNot() implements Applicability {}

    /// It hangs on facts that nobody stated.
    record Unknown() implements Applicability {}

    /// @param from the first day, if there is one
    record NotYet(Optional<LocalDate> from) implements Applicability {}

    /// @param day about the law: a system planned for later is judged by what will bind it
    static Applicability of(Framework framework, Provision provision, Program.Evaluation facts, LocalDate day) {
        if (framework.status().ended() && provision.bindsUntil().isEmpty()
                || provision.bindsUntil().filter(until -> until.isBefore(day)).isPresent()) {
            return new DoesNot();
        }
        var applies = facts.answer(provision.applies());
        if (applies != Answer.YES) {
            return applies == Answer.NO ? new DoesNot() : new Unknown();
        }
        if (provision.binding() && framework.status().pending()) {
            return new NotYet(Optional.empty());
        }
        return started(provision, starts(provision, facts), day);
    }

    private static Applicability started(Provision provision, List<Optional<LocalDate>> starts, LocalDate day) {
        if (starts.size() == 1 && starts.getFirst().isEmpty()) {
            return provision.binding() ? new NotYet(Optional.empty()) : new Applies();
        }
        int begun = 0;
        for (var start : starts) {
            if (start.isPresent() && !start.get().isAfter(day)) {
                begun++;
            }
        }
        if (begun == starts.size()) {
            return new Applies();
        }
        return begun == 0
                ? new NotYet(starts.stream().flatMap(Optional::stream).min(LocalDate::compareTo))
                : new Unknown();
    }

    /// The first days that are possible, each once; of a case that is not known to hold, the next may be right too.
    private static List<Optional<LocalDate>> starts(Provision provision, Program.Evaluation facts) {
        var possible = new ArrayList<Optional<LocalDate>>();
        for (var variant : provision.variants()) {
            var when = facts.answer(variant.when());
            var date = Optional.of(variant.date());
            if (when != Answer.NO && !possible.contains(date)) {
                possible.add(date);
            }
            if (when == Answer.YES) {
                return possible;
            }
        }
        if (!possible.contains(provision.bindsFrom())) {
            possible.add(provision.bindsFrom());
        }
        return possible;
    }
}
