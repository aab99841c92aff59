package org.comity.node.act;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import org.comity.assembly.ActId;
import org.comity.assembly.BodyName;
import org.comity.assembly.Origin;
import org.comity.assembly.PartyId;
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
import org.comity.assembly.decision.Part;
import org.comity.assembly.decision.Quorum;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;

/// Payloads of acts about a body, its keys and its mandates.
final class BodyForms {
    private static final Kind<LogKeys> KEYS = Kind.object(keys());
    private static final Kind<Charter> CHARTER = Kind.object(charter());

    static final Form<BodyAct.AdoptCharter> ADOPT_CHARTER = adoptCharter();
    static final Form<BodyAct.AcceptCharter> ACCEPT_CHARTER = acceptCharter();
    static final Form<BodyAct.OpenKeeperLog> OPEN_KEEPER_LOG = openKeeperLog();
    static final Form<BodyAct.GrantMandate> GRANT_MANDATE = grantMandate();
    static final Form<BodyAct.RevokeMandate> REVOKE_MANDATE = revokeMandate();
    static final Form<BodyAct.RotateKey> ROTATE_KEY = rotateKey();

    private BodyForms() {}

    private static Form<BodyAct.AdoptCharter> adoptCharter() {
        var act = new Form.Draft<BodyAct.AdoptCharter>(Verb.ADOPT_CHARTER.text());
        var charter = act.member("charter", CHARTER, BodyAct.AdoptCharter::charter, "what founds the body");
        var keys = act.member("keys", KEYS, BodyAct.AdoptCharter::keys, "of the log that begins here");
        return act.form(found -> new BodyAct.AdoptCharter(charter.in(found), keys.in(found)));
    }

    private static Form<BodyAct.AcceptCharter> acceptCharter() {
        var act = new Form.Draft<BodyAct.AcceptCharter>(Verb.ACCEPT_CHARTER.text());
        var keys = act.member("keys", KEYS, BodyAct.AcceptCharter::keys, "of the log that begins here");
        return act.form(found -> new BodyAct.AcceptCharter(keys.in(found)));
    }

    private static Form<BodyAct.OpenKeeperLog> openKeeperLog() {
        var act = new Form.Draft<BodyAct.OpenKeeperLog>(Verb.OPEN_KEEPER_LOG.text());
        var keys = act.member("keys", KEYS, BodyAct.OpenKeeperLog::keys, "of the log that begins here");
        return act.form(found -> new BodyAct.OpenKeeperLog(keys.in(found)));
    }

    private static Form<BodyAct.GrantMandate> grantMandate() {
        var act = new Form.Draft<BodyAct.GrantMandate>(Verb.GRANT_MANDATE.text());
        var key = act.member("key", Kinds.KEY, grant -> grant.mandate().key(), "the approval key that is given powers");
        var verbs = act.member("verbs", mandated(), grant -> grant.mandate().verbs(), "the acts that it may approve");
        var subjects = act.member(
                "subjects",
                Kind.ascending(Kinds.SUBJECT, 0),
                grant -> grant.mandate().subjects(),
                "and on which matters; none: on all");
        var until = act.optional(
                "until",
                Kind.spelled(
                        "an instant in UTC, whole seconds, `2026-11-23T09:58:30Z`", Instant::parse, Instant::toString),
                grant -> grant.mandate().until(),
                "acts under it must be shown held by this instant; without it there is no end");
        var office = act.member(
                "office",
                Kind.filled(Mandate.LONGEST_OFFICE),
                grant -> grant.mandate().office(),
                "in clear, such as *Permanent Representative*");
        var person = act.member(
                "person", Kinds.CONTENT, grant -> grant.mandate().person(), "the person's name, which can be erased");
        return act.form(found -> new BodyAct.GrantMandate(new Mandate(
                key.in(found),
                verbs.in(found),
                subjects.in(found),
                until.in(found),
                office.in(found),
                person.in(found))));
    }

    private static Kind<SortedSet<Verb>> mandated() {
        var verbs = Arrays.stream(Verb.values())
                .filter(verb -> verb.authority() == Verb.Authority.MANDATE)
                .toList();
        return Kind.someOf(verbs, Verb::text, 1);
    }

    private static Form<BodyAct.RevokeMandate> revokeMandate() {
        var act = new Form.Draft<BodyAct.RevokeMandate>(Verb.REVOKE_MANDATE.text());
        var grant = act.member(
                "grant",
                Kinds.DIGEST.as(ActId::new, ActId::digest),
                BodyAct.RevokeMandate::grant,
                "act id of the `" + Verb.GRANT_MANDATE + "` whose mandate ends");
        return act.form(found -> new BodyAct.RevokeMandate(grant.in(found)));
    }

    private static Form<BodyAct.RotateKey> rotateKey() {
        var act = new Form.Draft<BodyAct.RotateKey>(Verb.ROTATE_KEY.text());
        var log = act.member("log", Kinds.KEY, BodyAct.RotateKey::log, "Ed25519, in force from the next entry on");
        var postQuantum =
                act.member("logPostQuantum", Kinds.KEY, BodyAct.RotateKey::logPostQuantum, "ML-DSA-44, likewise");
        return act.form(found -> new BodyAct.RotateKey(log.in(found), postQuantum.in(found)));
    }

    private static Form<LogKeys> keys() {
        var keys = new Form.Draft<LogKeys>("keys of a log");
        var root = keys.member("root", Kinds.KEY, LogKeys::root, "Ed25519, offline: approves mandates and keys");
        var log =
                keys.member("log", Kinds.KEY, LogKeys::log, "Ed25519: the proof on each entry, a line on checkpoints");
        var postQuantum =
                keys.member("logPostQuantum", Kinds.KEY, LogKeys::logPostQuantum, "ML-DSA-44: a line on checkpoints");
        return keys.form(found -> new LogKeys(root.in(found), log.in(found), postQuantum.in(found)));
    }

    private static Form<Charter> charter() {
        var charter = new Form.Draft<Charter>("charter");
        var name = charter.member(
                "name",
                Kind.unique(
                        "a name of at most " + BodyName.MOST_CHARACTERS + " characters, `" + BodyName.FORM.pattern()
                                + "`",
                        BodyName::new,
                        BodyName::value),
                Charter::name,
                "looks like a domain and is only a name: nobody resolves it");
        var kind = charter.member("kind", Kinds.oneOf(BodyKind.class, BodyKind::text), Charter::kind, "what it is for");
        var purpose = charter.member("purpose", Kinds.wording(1), Charter::purpose, "in languages");
        var languages = charter.member(
                "languages", Kind.list(Kinds.LANGUAGE, 1), Charter::languages, "in which it works, each once");
        var parties = charter.member(
                "parties", Kind.list(Kind.object(founder()), 1), Charter::founders, "the founding ones, each once");
        var keepers = charter.member(
                "keepers", Kind.list(Kind.object(keeper()), 1), Charter::keepers, "of this body, each log once");
        var rules = charter.member(
                "rules", Kind.something(Charter.LONGEST_RULES), Charter::rules, "the version of the rules, `v0`");
        var decisionRules = charter.member(
                "decisionRules",
                Kind.byName(Kinds.SUBJECT, Kind.object(rule()), 0, Integer.MAX_VALUE),
                Charter::decisionRules,
                "by subject; what has no rule here cannot be decided");
        var periods = charter.member(
                "periods",
                Kind.byName(
                        Kinds.oneOf(Period.class, Period::text),
                        Kind.whole(0, Json.LARGEST_WHOLE).as(Duration::ofSeconds, Duration::toSeconds),
                        0,
                        Integer.MAX_VALUE),
                Charter::periods,
                "in seconds");
        var approvalsAsked = charter.member(
                "approvalsAsked",
                Kind.byName(Kinds.oneOf(Verb.class, Verb::text), Kind.object(asked()), 0, Integer.MAX_VALUE),
                Charter::approvalsAsked,
                "by verb; a verb that is not here asks for one");
        return charter.form(found -> new Charter(
                name.in(found),
                kind.in(found),
                purpose.in(found),
                languages.in(found),
                parties.in(found),
                keepers.in(found),
                rules.in(found),
                decisionRules.in(found),
                periods.in(found),
                approvalsAsked.in(found)));
    }

    private static Form<Founder> founder() {
        var founder = new Form.Draft<Founder>("founding party");
        var party = founder.member(
                "party",
                Kind.unique("`" + PartyId.FORM.pattern() + "`", PartyId::new, PartyId::value),
                Founder::party,
                "the second part of its log's origin");
        var name = founder.member("name", Kinds.wording(0), Founder::name, "in languages");
        var standing = founder.member(
                "standing",
                Kinds.oneOf(Standing.class, Standing::text),
                Founder::standing,
                "members decide, observers speak");
        var rootKey =
                founder.member("rootKey", Kinds.KEY, Founder::rootKey, "Ed25519: approves the first act of its log");
        return founder.form(
                found -> new Founder(party.in(found), name.in(found), standing.in(found), rootKey.in(found)));
    }

    private static Form<Keeper> keeper() {
        var keeper = new Form.Draft<Keeper>("keeper");
        var log = keeper.member(
                "log",
                Kind.unique("`<body name>/<party>`", Origin::of, Origin::toString),
                Keeper::origin,
                "the origin of its own log");
        var operator = keeper.member(
                "operator",
                Kind.filled(Keeper.MOST_CHARACTERS),
                Keeper::operator,
                "who runs the node: the independent organisation that readers count");
        var rootKey =
                keeper.member("rootKey", Kinds.KEY, Keeper::rootKey, "Ed25519: approves the first act of its log");
        var witnessKey = keeper.member(
                "witnessKey",
                Kind.filled(Keeper.MOST_CHARACTERS),
                Keeper::witnessKey,
                "vkey of its witness cosignatures");
        var mirrorKey = keeper.member(
                "mirrorKey", Kind.filled(Keeper.MOST_CHARACTERS), Keeper::mirrorKey, "vkey of its mirror cosignatures");
        return keeper.form(found -> new Keeper(
                log.in(found), operator.in(found), rootKey.in(found), witnessKey.in(found), mirrorKey.in(found)));
    }

    private static Form<DecisionRule> rule() {
        var rule = new Form.Draft<DecisionRule>("decision rule");
        var majority = rule.member("majority", Kinds.MAJORITY, DecisionRule::majority, "when a proposal is adopted");
        var quorum = rule.member("quorum", Kind.object(quorum()), DecisionRule::quorum, "how many must be present");
        var tie = rule.member(
                "tie",
                Kinds.oneOf(DecisionRule.Tie.class, DecisionRule.Tie::text),
                DecisionRule::tie,
                "what follows when a simple majority fails by a tie");
        var defer = rule.member(
                "manyAbstentionsDefer",
                Kind.truth(),
                DecisionRule::manyAbstentionsDefer,
                "whether more abstentions than half of all votes cast put the matter off");
        return rule.form(
                found -> new DecisionRule(majority.in(found), quorum.in(found), tie.in(found), defer.in(found)));
    }

    private static Form<Quorum> quorum() {
        var part = Kind.unique(
                "a fraction of at most 1 and " + Part.GREATEST + " below the line, `1/3`",
                BodyForms::part,
                Part::toString);
        var quorum = new Form.Draft<Quorum>("quorum");
        var toOpen = quorum.member("toOpen", part, Quorum::toOpen, "at least this part, to open and to debate");
        var toDecide = quorum.member("toDecide", part, Quorum::toDecide, "for any decision");
        var moreThan = quorum.member(
                "moreThan", Kind.truth(), Quorum::moreThan, "whether a decision asks for more than its part");
        return quorum.form(found -> new Quorum(toOpen.in(found), toDecide.in(found), moreThan.in(found)));
    }

    private static Part part(String text) throws MalformedException {
        if (!text.matches("(0|[1-9][0-9]{0,6})/[1-9][0-9]{0,6}")) {
            throw new MalformedException("must be a fraction such as 1/3, not \"" + text + "\"");
        }
        int line = text.indexOf('/');
        return new Part(Integer.parseInt(text.substring(0, line)), Integer.parseInt(text.substring(line + 1)));
    }

    private static Form<ApprovalsAsked> asked() {
        var asked = new Form.Draft<ApprovalsAsked>("approvals asked for");
        var approvals =
                asked.member("approvals", Kind.number(1, ApprovalsAsked.MOST), ApprovalsAsked::approvals, "how many");
        var hosts = asked.member(
                "hosts",
                Kind.number(1, ApprovalsAsked.MOST),
                ApprovalsAsked::hosts,
                "through how many different hosts, at most as many as approvals");
        return asked.form(found -> new ApprovalsAsked(approvals.in(found), hosts.in(found)));
    }
}
