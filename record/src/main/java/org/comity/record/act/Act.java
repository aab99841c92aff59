package org.comity.record.act;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.note.Origin;

/// What a party says: the part of the envelope that approvals sign.
///
/// @param body the body in which it is said: the act id of its `adopt-charter`, absent in that act only
/// @param origin the one log in which it has effect, `<body name>/<party>` and from the second epoch on `/<epoch>`
/// @param verb what kind of act
/// @param created the author's clock, UTC, whole seconds; shown as *says*, used by no rule
/// @param refs what it answers or builds on: by name, one act id or several
/// @param payload what is said; its members depend on the verb
public record Act(
        Optional<ActId> body,
        String origin,
        String verb,
        Instant created,
        SortedMap<String, List<ActId>> refs,
        Json.Members payload) {
    /// The format; a reader refuses what it does not know.
    public static final String TYPE = "comity.act/v0";

    static final byte[] ID_PREFIX = "comity act v0\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern VERB = Pattern.compile("[a-z]++(?:-[a-z]++){0,5}+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,62}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MOST_VERB_CHARACTERS = 63;
    private static final int MOST_REFS = 64;
    private static final int MOST_IDS_IN_A_REF = 1_000; // more than 65,535 bytes hold
    private static final Kind<List<ActId>> SEVERAL = Kind.list(ActId.KIND, 2, MOST_IDS_IN_A_REF);
    private static final Kind<List<ActId>> REF = Kind.of(
            "an act id in hex, or a list of 2 to " + MOST_IDS_IN_A_REF + " of them", List.of(), Act::ref, Act::ref);

    /// The one verb whose act names no body: its own id is the body's.
    private static final String FOUNDING = "adopt-charter";

    /// The members of the envelope that an act fills.
    public static final Form<Act> FORM = form();

    /// @throws IllegalArgumentException if a part has not the form that the envelope asks for
    public Act {
        // Lengths first: a matcher that repeats a group as often as hostile text asks exhausts the stack.
        if (origin.length() > Origin.MOST_BYTES || !Origin.OURS.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "not the origin of a log: \"" + abridged(origin) + "\"; expected <body name>/<party>");
        }
        if (verb.length() > MOST_VERB_CHARACTERS || !VERB.matcher(verb).matches()) {
            throw new IllegalArgumentException("not a verb: \"" + abridged(verb) + "\"");
        }
        if (body.isPresent() == verb.equals(FOUNDING)) {
            throw new IllegalArgumentException(
                    body.isPresent()
                            ? FOUNDING + " founds the body of its own id, and names none"
                            : "the member \"body\" is missing; " + FOUNDING + " alone names none");
        }
        if (!created.equals(created.truncatedTo(ChronoUnit.SECONDS))
                || created.isBefore(EARLIEST)
                || created.isAfter(LATEST)) {
            throw new IllegalArgumentException("created must be in whole seconds of the years 0 to 9999: " + created);
        }
        if (refs.size() > MOST_REFS) {
            throw new IllegalArgumentException(refs.size() + " refs; at most " + MOST_REFS);
        }
        var copy = new TreeMap<String, List<ActId>>();
        refs.forEach((name, ids) -> {
            if (!NAME.matcher(name).matches() || ids.isEmpty() || ids.size() > MOST_IDS_IN_A_REF) {
                throw new IllegalArgumentException("the ref \"" + abridged(name) + "\" must have a plain name and 1 to "
                        + MOST_IDS_IN_A_REF + " act ids");
            }
            copy.put(name, List.copyOf(ids));
        });
        refs = Collections.unmodifiableSortedMap(copy);
    }

    /// The id: SHA-256 of `comity act v0`, a line feed, and the canonical form of this act.
    public ActId id() {
        return new ActId(Hash.sha256(ID_PREFIX, toJson().canonical()));
    }

    /// The second part of the origin.
    public String party() {
        return origin.split("/", -1)[1];
    }

    /// The first part of the origin.
    public String bodyName() {
        return origin.substring(0, origin.indexOf('/'));
    }

    /// This act agreed to by these keys.
    ///
    /// @throws IllegalArgumentException if a key comes twice, or there are more than 16
    public ApprovedAct approvedBy(Collection<Ed25519PrivateKey> keys) {
        byte[] id = id().hash().bytes();
        var approvals = new ArrayList<Approval>();
        for (var key : keys) {
            approvals.add(new Approval.Ed25519(key.publicKey().multikey(), Bytes.of(key.sign(id))));
        }
        approvals.sort(java.util.Comparator.comparing(Approval::key));
        return new ApprovedAct(this, approvals);
    }

    /// Reads an act before anybody has approved it, in any spelling.
    ///
    /// @throws MalformedException if it is not exactly of envelope version 0
    public static Act parse(byte[] text) throws MalformedException {
        if (!(Json.parseStrict(text) instanceof Json.Members document)) {
            throw new MalformedException("an act must be a JSON object");
        }
        return FORM.read(document);
    }

    /// The members of the envelope that this act fills.
    public Json.Members toJson() {
        return FORM.write(this);
    }

    private static Form<Act> form() {
        var act = new Form.Draft<Act>("act");
        act.constant("type", TYPE, "the format; a reader refuses what it does not know");
        var body = act.optional(
                "body",
                ActId.KIND,
                Act::body,
                "the body in which it is said: the act id of its `" + FOUNDING
                        + "`; absent in that act and in no other");
        var origin = act.member(
                "log",
                Kind.text("an origin of at most " + Origin.MOST_BYTES
                        + " characters: a body's name, `/`, a party, and from the second epoch on `/` and its number"),
                Act::origin,
                "the one log in which it has effect");
        var verb = act.member(
                "verb",
                Kind.text("1 to 6 words of a-z with `-` between, at most " + MOST_VERB_CHARACTERS + " characters"),
                Act::verb,
                "what kind of act");
        var created = act.member(
                "created",
                Kind.unique(
                        "an instant in UTC, whole seconds of the years 0000 to 9999, `2026-11-23T09:58:30Z`",
                        Act::instant,
                        Instant::toString),
                Act::created,
                "the author's clock; shown as *says*, used by no rule");
        var refs = act.member(
                "refs",
                Kind.byName(Kind.text("`" + NAME.pattern() + "`"), REF, 0, MOST_REFS),
                Act::refs,
                "what it answers or builds on");
        var payload =
                act.member("payload", Kind.object(), Act::payload, "what is said; its members depend on the verb");
        return act.form(found -> new Act(
                body.in(found),
                origin.in(found),
                verb.in(found),
                created.in(found),
                refs.in(found),
                payload.in(found)));
    }

    /// Each second has one spelling, so that this reads what [Instant#toString] writes, and nothing else.
    private static Instant instant(String text) throws MalformedException {
        if (TIME.matcher(text).matches()) {
            try {
                return LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19))
                        .toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new MalformedException("is \"" + text + "\": " + e.getMessage(), e);
            }
        }
        throw new MalformedException(
                "is \"" + abridged(text) + "\"; expected UTC in whole seconds, as 2026-11-23T09:58:30Z");
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Json ref(List<ActId> ids) {
        return ids.size() == 1 ? ActId.KIND.write(ids.getFirst()) : SEVERAL.write(ids);
    }

    /// One act id is not written as a list of one: that would be a second spelling.
    private static List<ActId> ref(Json json) throws MalformedException {
        return json instanceof Json.Text ? List.of(ActId.KIND.read(json)) : SEVERAL.read(json);
    }

    private static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
