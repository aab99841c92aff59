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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.comity.record.key.Ed25519PrivateKey;

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
    /// At most 63 letters, digits and hyphens, none of these at an end; never looks back, for it reads every entry.
    private static final String LABEL = "(?![a-z0-9-]{64})[a-z0-9]++(?:-++[a-z0-9]++)*+";

    private static final Pattern ORIGIN =
            Pattern.compile(LABEL + "(?:\\." + LABEL + ")++/[a-z][a-z0-9-]{1,62}+(?:/[1-9][0-9]{0,8}+)?+");
    private static final Pattern VERB = Pattern.compile("[a-z]++(?:-[a-z]++){0,5}+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,62}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MOST_REFS = 64;
    private static final int MOST_IDS_IN_A_REF = 1_000; // more than 65,535 bytes hold

    private static final Set<String> MEMBERS = Set.of("type", "log", "verb", "created", "refs", "payload");

    /// Names the place in messages.
    private static final String WHERE = "act";

    /// @throws IllegalArgumentException if a part has not the form that the envelope asks for
    public Act {
        // Lengths first: a matcher that repeats a group as often as hostile text asks exhausts the stack.
        if (origin.length() > 255 || !ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "not the origin of a log: \"" + abridged(origin) + "\"; expected <body name>/<party>");
        }
        if (verb.length() > 63 || !VERB.matcher(verb).matches()) {
            throw new IllegalArgumentException("not a verb: \"" + abridged(verb) + "\"");
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
        return from(document, Set.of("body"));
    }

    /// The members of the envelope that this act fills.
    public Json.Members toJson() {
        var members = new LinkedHashMap<String, Json>();
        members.put("type", Json.of(TYPE));
        body.ifPresent(id -> members.put("body", Json.of(id.toString())));
        members.put("log", Json.of(origin));
        members.put("verb", Json.of(verb));
        members.put("created", Json.of(created.toString()));
        var named = new LinkedHashMap<String, Json>();
        refs.forEach((name, ids) -> named.put(
                name,
                ids.size() == 1
                        ? Json.of(ids.getFirst().toString())
                        : Json.texts(ids.stream().map(ActId::toString).toList())));
        members.put("refs", new Json.Members(named));
        members.put("payload", payload);
        return new Json.Members(members);
    }

    /// @param mayHave members besides those that every act has; of these only `body` is looked at
    static Act from(Json.Members document, Set<String> mayHave) throws MalformedException {
        document.requireExactly(MEMBERS, mayHave, WHERE);
        if (!document.text("type", WHERE).equals(TYPE)) {
            throw new MalformedException(WHERE + ": the type \"" + abridged(document.text("type", WHERE))
                    + "\" is not known; this reader knows " + TYPE);
        }
        Optional<ActId> body = document.members().containsKey("body")
                ? Optional.of(ActId.parse(document.text("body", WHERE)))
                : Optional.empty();
        var created = created(document.text("created", WHERE));
        try {
            return new Act(
                    body,
                    document.text("log", WHERE),
                    document.text("verb", WHERE),
                    created,
                    refs(document.object("refs", WHERE)),
                    document.object("payload", WHERE));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(WHERE + ": " + e.getMessage(), e);
        }
    }

    /// Each second has one spelling, so that this reads what [Instant#toString] writes, and nothing else.
    private static Instant created(String text) throws MalformedException {
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
                throw new MalformedException(WHERE + ": created is \"" + text + "\": " + e.getMessage(), e);
            }
        }
        throw new MalformedException(WHERE + ": created is \"" + abridged(text)
                + "\"; expected UTC in whole seconds, as 2026-11-23T09:58:30Z");
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static SortedMap<String, List<ActId>> refs(Json.Members named) throws MalformedException {
        var refs = new TreeMap<String, List<ActId>>();
        for (Map.Entry<String, Json> ref : named.members().entrySet()) {
            var ids = new ArrayList<ActId>();
            switch (ref.getValue()) {
                case Json.Text(var id) -> ids.add(ActId.parse(id));
                case Json.Items(var items)
                when items.size() != 1 -> {
                    for (var item : items) {
                        if (!(item instanceof Json.Text(var id))) {
                            throw new MalformedException(
                                    WHERE + ": the ref \"" + ref.getKey() + "\" holds what is not an act id");
                        }
                        ids.add(ActId.parse(id));
                    }
                }
                default ->
                    throw new MalformedException(
                            WHERE + ": the ref \"" + ref.getKey() + "\" must be an act id, or a list of two or more");
            }
            refs.put(ref.getKey(), ids);
        }
        return refs;
    }

    private static String abridged(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
