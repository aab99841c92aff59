package org.comity.assembly.body;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.comity.assembly.BodyName;
import org.comity.assembly.Language;
import org.comity.assembly.Multikey;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.Wording;
import org.comity.assembly.decision.DecisionRule;

/// The founding act's content.
///
/// @param rules the version of the rules, such as `v0`; the fold says whether it has it
/// @param decisionRules by subject; what has no rule here cannot be decided
/// @param approvalsAsked by verb; a verb that is not here asks for one
public record Charter(
        BodyName name,
        BodyKind kind,
        Wording purpose,
        List<Language> languages,
        List<Founder> founders,
        List<Keeper> keepers,
        String rules,
        SortedMap<Subject, DecisionRule> decisionRules,
        SortedMap<Period, Duration> periods,
        SortedMap<Verb, ApprovalsAsked> approvalsAsked) {
    public static final int LONGEST_RULES = 32;

    public Charter {
        languages = List.copyOf(languages);
        founders = List.copyOf(founders);
        keepers = List.copyOf(keepers);
        decisionRules = Collections.unmodifiableSortedMap(new TreeMap<>(decisionRules));
        periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
        approvalsAsked = Collections.unmodifiableSortedMap(new TreeMap<>(approvalsAsked));
        if (languages.isEmpty() || new HashSet<>(languages).size() != languages.size()) {
            throw new IllegalArgumentException("a charter names at least one language, and each once");
        }
        if (purpose.texts().isEmpty()) {
            throw new IllegalArgumentException("a charter says what the body is for");
        }
        if (founders.isEmpty()) {
            throw new IllegalArgumentException("a charter names at least one founding party");
        }
        if (keepers.isEmpty()) {
            throw new IllegalArgumentException("a charter names at least one keeper");
        }
        if (rules.isEmpty() || rules.length() > LONGEST_RULES) {
            throw new IllegalArgumentException("a charter names the version of its rules");
        }
        var seen = new HashSet<PartyId>();
        for (var founder : founders) {
            if (!seen.add(founder.party())) {
                throw new IllegalArgumentException("the charter names " + founder.party() + " twice");
            }
        }
        for (var keeper : keepers) {
            if (!keeper.origin().bodyName().equals(name)) {
                throw new IllegalArgumentException("the keeper's log " + keeper.origin() + " is not of " + name);
            }
            if (!seen.add(keeper.origin().party())) {
                throw new IllegalArgumentException("the charter names "
                        + keeper.origin().party() + " twice; a party that keeps needs another log for it");
            }
        }
        for (var period : periods.values()) {
            if (period.isNegative() || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
                throw new IllegalArgumentException("periods are whole seconds, not " + period);
            }
        }
    }

    public Optional<Founder> founder(PartyId party) {
        return founders.stream().filter(each -> each.party().equals(party)).findFirst();
    }

    public Optional<Keeper> keeper(PartyId party) {
        return keepers.stream()
                .filter(each -> each.origin().party().equals(party))
                .findFirst();
    }

    /// The root key that the charter names for a log, be it a party's or a keeper's.
    public Optional<Multikey> rootKey(Origin origin) {
        if (!origin.bodyName().equals(name)) {
            return Optional.empty();
        }
        var founder = founder(origin.party()).map(Founder::rootKey);
        return founder.isPresent() ? founder : keeper(origin.party()).map(Keeper::rootKey);
    }

    public ApprovalsAsked approvalsAsked(Verb verb) {
        return approvalsAsked.getOrDefault(verb, ApprovalsAsked.ONE);
    }
}
