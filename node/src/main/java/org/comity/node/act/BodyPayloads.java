package org.comity.node.act;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.assembly.ActId;
import org.comity.assembly.BodyName;
import org.comity.assembly.Language;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
import org.comity.assembly.Subject;
import org.comity.assembly.Verb;
import org.comity.assembly.body.ApprovalsAsked;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.BodyKind;
import org.comity.assembly.body.Charter;
import org.comity.assembly.body.Founder;
import org.comity.assembly.body.Keeper;
import org.comity.assembly.body.LogKeys;
import org.comity.assembly.body.Mandate;
import org.comity.assembly.body.Period;
import org.comity.assembly.body.Standing;
import org.comity.assembly.decision.DecisionRule;
import org.comity.assembly.decision.Majority;
import org.comity.assembly.decision.Part;
import org.comity.assembly.decision.Quorum;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// Payloads of acts about a body, its keys and its mandates.
final class BodyPayloads {
    private BodyPayloads() {}

    static Json.Members write(BodyAct act) {
        return switch (act) {
            case BodyAct.AdoptCharter adopt ->
                Json.object(Json.member("charter", charter(adopt.charter())), Json.member("keys", keys(adopt.keys())));
            case BodyAct.AcceptCharter accept -> Json.object(Json.member("keys", keys(accept.keys())));
            case BodyAct.OpenKeeperLog open -> Json.object(Json.member("keys", keys(open.keys())));
            case BodyAct.GrantMandate grant -> mandate(grant.mandate());
            case BodyAct.RevokeMandate revoke ->
                Json.object(Json.member("grant", Json.of(revoke.grant().toString())));
            case BodyAct.RotateKey rotate ->
                Json.object(
                        Json.member("log", Json.of(rotate.log().value())),
                        Json.member(
                                "logPostQuantum",
                                Json.of(rotate.logPostQuantum().value())));
        };
    }

    static BodyAct read(Verb verb, Json.Members payload)
            throws MalformedException, org.comity.assembly.MalformedException {
        var where = verb.text();
        return switch (verb) {
            case ADOPT_CHARTER -> {
                payload.requireExactly(List.of("charter", "keys"), List.of(), where);
                yield new BodyAct.AdoptCharter(charter(payload.object("charter", where)), keys(payload, where));
            }
            case ACCEPT_CHARTER -> {
                payload.requireExactly(List.of("keys"), List.of(), where);
                yield new BodyAct.AcceptCharter(keys(payload, where));
            }
            case OPEN_KEEPER_LOG -> {
                payload.requireExactly(List.of("keys"), List.of(), where);
                yield new BodyAct.OpenKeeperLog(keys(payload, where));
            }
            case GRANT_MANDATE -> new BodyAct.GrantMandate(mandate(payload, where));
            case REVOKE_MANDATE -> {
                payload.requireExactly(List.of("grant"), List.of(), where);
                yield new BodyAct.RevokeMandate(new ActId(Fields.digest(payload, "grant", where)));
            }
            case ROTATE_KEY -> {
                payload.requireExactly(List.of("log", "logPostQuantum"), List.of(), where);
                yield new BodyAct.RotateKey(
                        Fields.key(payload, "log", where), Fields.key(payload, "logPostQuantum", where));
            }
            case ATTEST_PARTY, ATTEST_ROLL_CALL -> throw new IllegalArgumentException("not about a body: " + verb);
        };
    }

    private static Json keys(LogKeys keys) {
        return Json.object(
                Json.member("root", Json.of(keys.root().value())),
                Json.member("log", Json.of(keys.log().value())),
                Json.member("logPostQuantum", Json.of(keys.logPostQuantum().value())));
    }

    private static LogKeys keys(Json.Members payload, String where) throws MalformedException {
        var keys = payload.object("keys", where);
        keys.requireExactly(List.of("root", "log", "logPostQuantum"), List.of(), where + ": keys");
        return new LogKeys(
                Fields.key(keys, "root", where),
                Fields.key(keys, "log", where),
                Fields.key(keys, "logPostQuantum", where));
    }

    private static Json.Members mandate(Mandate mandate) {
        var members = new LinkedHashMap<String, Json>();
        members.put("key", Json.of(mandate.key().value()));
        members.put("verbs", Json.texts(mandate.verbs().stream().map(Verb::text).toList()));
        members.put(
                "subjects",
                Json.texts(mandate.subjects().stream().map(Subject::value).toList()));
        mandate.until().ifPresent(until -> members.put("until", Json.of(until.toString())));
        members.put("office", Json.of(mandate.office()));
        members.put("person", Fields.content(mandate.person()));
        return new Json.Members(members);
    }

    private static Mandate mandate(Json.Members payload, String where)
            throws MalformedException, org.comity.assembly.MalformedException {
        payload.requireExactly(List.of("key", "verbs", "subjects", "office", "person"), List.of("until"), where);
        var verbs = new TreeSet<Verb>();
        for (var verb : Fields.texts(payload, "verbs", where)) {
            verbs.add(Verb.parse(verb));
        }
        var subjects = new TreeSet<Subject>();
        for (var subject : Fields.texts(payload, "subjects", where)) {
            subjects.add(new Subject(subject));
        }
        Optional<Instant> until = Optional.empty();
        if (payload.members().containsKey("until")) {
            try {
                until = Optional.of(Instant.parse(payload.text("until", where)));
            } catch (DateTimeException e) {
                throw new MalformedException(where + ": until: no such instant: " + payload.text("until", where), e);
            }
        }
        return new Mandate(
                Fields.key(payload, "key", where),
                verbs,
                subjects,
                until,
                payload.text("office", where),
                Fields.content(payload.object("person", where), where + ": person"));
    }

    private static Json charter(Charter charter) {
        var rules = new LinkedHashMap<String, Json>();
        charter.decisionRules().forEach((subject, rule) -> rules.put(subject.value(), rule(rule)));
        var periods = new LinkedHashMap<String, Json>();
        charter.periods().forEach((period, length) -> periods.put(period.text(), Json.of(length.toSeconds())));
        var asked = new LinkedHashMap<String, Json>();
        charter.approvalsAsked()
                .forEach((verb, approvals) -> asked.put(
                        verb.text(),
                        Json.object(
                                Json.member("approvals", Json.of(approvals.approvals())),
                                Json.member("hosts", Json.of(approvals.hosts())))));
        return Json.object(
                Json.member("name", Json.of(charter.name().value())),
                Json.member("kind", Json.of(charter.kind().text())),
                Json.member("purpose", Fields.wording(charter.purpose())),
                Json.member(
                        "languages",
                        Json.texts(
                                charter.languages().stream().map(Language::tag).toList())),
                Json.member(
                        "parties",
                        Json.array(charter.founders().stream()
                                .map(BodyPayloads::founder)
                                .toList())),
                Json.member(
                        "keepers",
                        Json.array(charter.keepers().stream()
                                .map(BodyPayloads::keeper)
                                .toList())),
                Json.member("rules", Json.of(charter.rules())),
                Json.member("decisionRules", new Json.Members(rules)),
                Json.member("periods", new Json.Members(periods)),
                Json.member("approvalsAsked", new Json.Members(asked)));
    }

    private static Charter charter(Json.Members charter)
            throws MalformedException, org.comity.assembly.MalformedException {
        var where = "charter";
        charter.requireExactly(
                List.of(
                        "name",
                        "kind",
                        "purpose",
                        "languages",
                        "parties",
                        "keepers",
                        "rules",
                        "decisionRules",
                        "periods",
                        "approvalsAsked"),
                List.of(),
                where);
        var languages = new ArrayList<Language>();
        for (var language : Fields.texts(charter, "languages", where)) {
            languages.add(new Language(language));
        }
        var founders = new ArrayList<Founder>();
        for (var item : charter.array("parties", where)) {
            founders.add(founder(Fields.object(item, where + ": parties")));
        }
        var keepers = new ArrayList<Keeper>();
        for (var item : charter.array("keepers", where)) {
            keepers.add(keeper(Fields.object(item, where + ": keepers")));
        }
        return new Charter(
                new BodyName(charter.text("name", where)),
                BodyKind.parse(charter.text("kind", where)),
                Fields.wording(charter.object("purpose", where), where),
                languages,
                founders,
                keepers,
                charter.text("rules", where),
                rules(charter.object("decisionRules", where)),
                periods(charter.object("periods", where)),
                approvalsAsked(charter.object("approvalsAsked", where)));
    }

    private static Json founder(Founder founder) {
        return Json.object(
                Json.member("party", Json.of(founder.party().value())),
                Json.member("name", Fields.wording(founder.name())),
                Json.member("standing", Json.of(founder.standing().text())),
                Json.member("rootKey", Json.of(founder.rootKey().value())));
    }

    private static Founder founder(Json.Members founder)
            throws MalformedException, org.comity.assembly.MalformedException {
        var where = "charter: parties";
        founder.requireExactly(List.of("party", "name", "standing", "rootKey"), List.of(), where);
        return new Founder(
                new PartyId(founder.text("party", where)),
                Fields.wording(founder.object("name", where), where),
                Standing.parse(founder.text("standing", where)),
                Fields.key(founder, "rootKey", where));
    }

    private static Json keeper(Keeper keeper) {
        return Json.object(
                Json.member("log", Json.of(keeper.origin().toString())),
                Json.member("operator", Json.of(keeper.operator())),
                Json.member("rootKey", Json.of(keeper.rootKey().value())),
                Json.member("witnessKey", Json.of(keeper.witnessKey())),
                Json.member("mirrorKey", Json.of(keeper.mirrorKey())));
    }

    private static Keeper keeper(Json.Members keeper) throws MalformedException {
        var where = "charter: keepers";
        keeper.requireExactly(List.of("log", "operator", "rootKey", "witnessKey", "mirrorKey"), List.of(), where);
        return new Keeper(
                Origin.of(keeper.text("log", where)),
                keeper.text("operator", where),
                Fields.key(keeper, "rootKey", where),
                keeper.text("witnessKey", where),
                keeper.text("mirrorKey", where));
    }

    private static Json rule(DecisionRule rule) {
        return Json.object(
                Json.member("majority", Json.of(rule.majority().code())),
                Json.member(
                        "quorum",
                        Json.object(
                                Json.member(
                                        "toOpen", Json.of(rule.quorum().toOpen().toString())),
                                Json.member(
                                        "toDecide",
                                        Json.of(rule.quorum().toDecide().toString())),
                                Json.member("moreThan", Json.of(rule.quorum().moreThan())))),
                Json.member("tie", Json.of(rule.tie().text())),
                Json.member("manyAbstentionsDefer", Json.of(rule.manyAbstentionsDefer())));
    }

    private static SortedMap<Subject, DecisionRule> rules(Json.Members rules)
            throws MalformedException, org.comity.assembly.MalformedException {
        var where = "charter: decisionRules";
        var read = new TreeMap<Subject, DecisionRule>();
        for (var subject : rules.members().keySet()) {
            var rule = rules.object(subject, where);
            rule.requireExactly(List.of("majority", "quorum", "tie", "manyAbstentionsDefer"), List.of(), where);
            var quorum = rule.object("quorum", where);
            quorum.requireExactly(List.of("toOpen", "toDecide", "moreThan"), List.of(), where + ": quorum");
            read.put(
                    new Subject(subject),
                    new DecisionRule(
                            Majority.parse(rule.text("majority", where)),
                            new Quorum(
                                    part(quorum.text("toOpen", where)),
                                    part(quorum.text("toDecide", where)),
                                    quorum.truth("moreThan", where)),
                            DecisionRule.Tie.parse(rule.text("tie", where)),
                            rule.truth("manyAbstentionsDefer", where)));
        }
        return read;
    }

    private static Part part(String text) throws MalformedException {
        var sides = text.split("/", -1);
        if (sides.length != 2 || !text.matches("(0|[1-9][0-9]{0,6})/[1-9][0-9]{0,6}")) {
            throw new MalformedException("charter: a part is written as a fraction such as 1/3, not \"" + text + "\"");
        }
        return new Part(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private static SortedMap<Period, Duration> periods(Json.Members periods)
            throws MalformedException, org.comity.assembly.MalformedException {
        var read = new TreeMap<Period, Duration>();
        for (var period : periods.members().keySet()) {
            read.put(Period.parse(period), Duration.ofSeconds(periods.whole(period, "charter: periods")));
        }
        return read;
    }

    private static SortedMap<Verb, ApprovalsAsked> approvalsAsked(Json.Members asked)
            throws MalformedException, org.comity.assembly.MalformedException {
        var where = "charter: approvalsAsked";
        var read = new TreeMap<Verb, ApprovalsAsked>();
        for (var verb : asked.members().keySet()) {
            var approvals = asked.object(verb, where);
            approvals.requireExactly(List.of("approvals", "hosts"), List.of(), where);
            read.put(
                    Verb.parse(verb),
                    new ApprovalsAsked(
                            Fields.number(approvals, "approvals", where), Fields.number(approvals, "hosts", where)));
        }
        return read;
    }
}
