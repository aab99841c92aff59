package org.comity.node.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.comity.assembly.Act;
import org.comity.assembly.Verb;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.assembly.body.BodyAct;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PayloadsTest {
    /// Members that a payload may go without.
    private static final Set<String> OPTIONAL = Set.of("until", "governing", "yes", "no", "abstain");

    /// Objects whose members are named by what they hold: languages, subjects, periods, verbs, members' codes.
    private static final Set<String> MAPS =
            Set.of("names", "purpose", "decisionRules", "periods", "approvalsAsked", "votes");

    static List<Act.Said> acts() {
        return SampleActs.all();
    }

    @Test
    void everyKindOfAct_isAmongThoseTried() {
        var kinds = new ArrayList<Class<?>>(List.of(ArchiveAct.class.getPermittedSubclasses()));
        kinds.addAll(List.of(BodyAct.Opening.class.getPermittedSubclasses()));
        kinds.addAll(List.of(BodyAct.class.getPermittedSubclasses()));
        kinds.remove(BodyAct.Opening.class);
        assertThat(acts().stream().<Class<?>>map(Object::getClass)).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(acts().stream().map(Act.Said::verb)).containsExactlyInAnyOrder(Verb.values());
    }

    @ParameterizedTest
    @MethodSource("acts")
    void everyPayload_writtenAndReadAgainIsEqual(Act.Said act) throws MalformedException {
        var written = Payloads.write(act).canonical();
        assertThat(Json.parseStrict(written)).isInstanceOfSatisfying(Json.Members.class, payload -> {
            var again = read(act, payload);
            assertThat(again).isEqualTo(act);
            assertThat(Payloads.write(again).canonical()).isEqualTo(written);
        });
    }

    @ParameterizedTest
    @MethodSource("acts")
    void everyMissingMember_isRefusedByName(Act.Said act) {
        var tried = new ArrayList<String>();
        eachObject("", Payloads.write(act), (name, object) -> {
            if (!isMap(name, object)) {
                for (var member : object.of().members().keySet()) {
                    if (!OPTIONAL.contains(member)) {
                        tried.add(member);
                        assertRefused(act, object.with(object.of().without(member)), member);
                    }
                }
            }
        });
        assertThat(tried).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void everyUnknownMember_isRefusedByName(Act.Said act) {
        var tried = new ArrayList<String>();
        eachObject("", Payloads.write(act), (name, object) -> {
            if (!isMap(name, object)) {
                tried.add(name);
                assertRefused(act, object.with(object.of().with("surprise", Json.of("x"))), "surprise");
            }
        });
        assertThat(tried).contains("");
    }

    @ParameterizedTest
    @MethodSource("acts")
    void everyMemberOfAnotherType_isRefusedByName(Act.Said act) {
        var tried = new ArrayList<String>();
        eachObject(
                "",
                Payloads.write(act),
                (_, object) -> object.of().members().forEach((member, value) -> {
                    tried.add(member);
                    var other = value instanceof Json.Text ? Json.of(7) : Json.of("7");
                    assertRefused(act, object.with(object.of().with(member, other)), member);
                    if (value instanceof Json.Items) {
                        assertRefused(
                                act,
                                object.with(object.of().with(member, Json.array(List.of(new Json.Null())))),
                                member);
                    }
                }));
        assertThat(tried).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "date, 1970-13-01, no such date",
        "date, 1970, 1970",
        "rollCall, 0, from 1 to",
        "rollCall, 9007199254740991, rollCall",
        "session, -1, session"
    })
    void aRollCallWithAValueThatThereIsNot_isRefusedWithIt(String member, String value, String said) {
        var act = SampleActs.rollCall();
        var other = member.equals("date") ? Json.of(value) : Json.of(Long.parseLong(value));
        assertRefused(act, Payloads.write(act).with(member, other), said);
    }

    /// What it means is known; but a second text for it would be a second act id for the same act.
    @Test
    void aPayloadInAnotherSpelling_isRefused() {
        var rollCall = SampleActs.rollCall();
        for (var texts : List.of(List.of("hr", "ec"), List.of("ec", "ec", "hr"))) {
            assertRefused(rollCall, Payloads.write(rollCall).with("subjects", Json.texts(texts)), "subjects");
        }
        for (var texts : List.of(List.of("fragment", "amendment"), List.of("amendment", "amendment"))) {
            assertRefused(rollCall, Payloads.write(rollCall).with("flags", Json.texts(texts)), "flags");
        }
        var grant = acts().stream()
                .filter(BodyAct.GrantMandate.class::isInstance)
                .findFirst()
                .orElseThrow();
        var payload = Payloads.write(grant);
        assertRefused(grant, payload.with("verbs", Json.texts(List.of("attest-roll-call", "attest-party"))), "verbs");
        for (var until : List.of(
                "2027-01-31T12:00Z", "2027-01-31T12:00:00.000Z", "2027-01-31T13:00:00+01:00", "2027-01-31t12:00:00z")) {
            assertRefused(grant, payload.with("until", Json.of(until)), "until");
        }
    }

    @Test
    void anUnknownVerb_isRefusedWithThoseThatAreKnown() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Payloads.read("declare-war", Payloads.write(SampleActs.party())))
                .withMessageContaining("declare-war")
                .withMessageContaining("attest-roll-call");
    }

    private static boolean isMap(String name, Spot object) {
        return MAPS.contains(name) || object.of().get("en").isPresent();
    }

    private static Act.Said read(Act.Said act, Json.Members payload) {
        try {
            return Payloads.read(act.verb().text(), payload);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(Act.Said act, Json.Members payload, String named) {
        assertThatExceptionOfType(MalformedException.class)
                .as(act.verb() + ": " + named)
                .isThrownBy(() -> Payloads.read(act.verb().text(), payload))
                .withMessageContaining(named);
    }

    /// One object of a payload, and how the payload looks with another in its place.
    private interface Spot {
        Json.Members of();

        Json.Members with(Json.Members other);
    }

    private static void eachObject(String name, Json.Members payload, BiConsumer<String, Spot> look) {
        eachObject(name, payload, other -> other, look);
    }

    private static void eachObject(
            String name,
            Json.Members object,
            java.util.function.UnaryOperator<Json.Members> put,
            BiConsumer<String, Spot> look) {
        look.accept(name, new Spot() {
            @Override
            public Json.Members of() {
                return object;
            }

            @Override
            public Json.Members with(Json.Members other) {
                return put.apply(other);
            }
        });
        object.members().forEach((member, value) -> {
            if (value instanceof Json.Members inner) {
                eachObject(member, inner, other -> put.apply(object.with(member, other)), look);
            } else if (value instanceof Json.Items(var items) && items.getFirst() instanceof Json.Members inner) {
                eachObject(member, inner, other -> put.apply(object.with(member, Json.array(List.of(other)))), look);
            }
        });
    }
}
