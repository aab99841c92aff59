package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.comity.record.MalformedException;
import org.junit.jupiter.api.Test;

/// Objects and values are read, written and described from one list.
class FormTest {
    private enum Colour {
        RED,
        GREEN,
        BLUE;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Thing(String name, Optional<Integer> weight, List<Thing> parts) {
        static final Form<Thing> PART = form(List.of());
        static final Form<Thing> FORM = form(List.of(PART));

        Thing {
            if (name.equals("nothing")) {
                throw new IllegalArgumentException("nothing is no thing");
            }
        }

        private static Form<Thing> form(List<Form<Thing>> of) {
            var thing = new Form.Draft<Thing>(of.isEmpty() ? "part" : "thing");
            thing.constant("type", "thing/v0", "the form");
            var name = thing.member("name", Kind.filled(9), Thing::name, "its name");
            var weight = thing.optional("weight", Kind.number(1, 7), Thing::weight, "in kilograms");
            if (of.isEmpty()) {
                return thing.form(found -> new Thing(name.in(found), weight.in(found), List.of()));
            }
            var parts = thing.member("parts", Kind.list(Kind.object(of.getFirst()), 0, 2), Thing::parts, "");
            return thing.form(found -> new Thing(name.in(found), weight.in(found), parts.in(found)));
        }
    }

    private record Owned(Thing thing, String owner) {
        static final Form<Owned> FORM = form();

        private static Form<Owned> form() {
            var owned = new Form.Draft<Owned>("owned");
            var thing = owned.including(Thing.FORM, Owned::thing);
            var owner = owned.member("owner", Kind.text(), Owned::owner, "");
            return owned.form(found -> new Owned(thing.in(found), owner.in(found)));
        }
    }

    private static final Thing LID = new Thing("lid", Optional.empty(), List.of());
    private static final Thing POT = new Thing("pot", Optional.of(3), List.of(LID));

    @Test
    void anObject_isWrittenAsListedAndReadsBack() throws Exception {
        var written = Thing.FORM.write(POT);
        assertThat(written)
                .hasToString(Json.object(
                                Json.member("type", Json.of("thing/v0")),
                                Json.member("name", Json.of("pot")),
                                Json.member("weight", Json.of(3)),
                                Json.member(
                                        "parts",
                                        Json.array(List.of(Json.object(
                                                Json.member("type", Json.of("thing/v0")),
                                                Json.member("name", Json.of("lid")))))))
                        .toString());
        assertThat(Thing.FORM.read(written)).isEqualTo(POT);
    }

    @Test
    void anIncludedForm_standsOnTheSameLevel() throws Exception {
        var written = Owned.FORM.write(new Owned(POT, "Mara"));
        assertThat(written).isEqualTo(Thing.FORM.write(POT).with("owner", Json.of("Mara")));
        assertThat(Owned.FORM.read(written)).isEqualTo(new Owned(POT, "Mara"));
        assertThat(Owned.FORM.members())
                .extracting(Form.Member::name)
                .containsExactly("type", "name", "weight", "parts", "owner");
        assertThatThrownBy(() -> Owned.FORM.read(written.without("name"))).hasMessageContaining("\"name\" is missing");
        assertThatThrownBy(() -> Thing.FORM.read(written)).hasMessageContaining("\"owner\" is not known");
    }

    @Test
    void aMember_tellsWhatItIs() {
        assertThat(Thing.FORM.members())
                .contains(new Form.Member("weight", true, "a whole number from 1 to 7", List.of(), "in kilograms"))
                .contains(new Form.Member(
                        "parts", false, "a list of 0 to 2, each an object: part", List.of(Thing.PART), ""));
    }

    @Test
    void whatIsWrong_isNamedByItsPlace() {
        var good = Thing.FORM.write(POT);
        assertThatThrownBy(() -> Thing.FORM.read(good.without("name")))
                .isInstanceOf(MalformedException.class)
                .hasMessage("thing: the member \"name\" is missing");
        assertThatThrownBy(() -> Thing.FORM.read(good.with("x".repeat(100), Json.of(1))))
                .hasMessage("thing: the member \"" + "x".repeat(77) + "…\" is not known");
        assertThatThrownBy(() -> Thing.FORM.read(good.with("name", Json.of("nothing"))))
                .hasMessage("thing: nothing is no thing");
        assertThatThrownBy(() -> Thing.FORM.read(good.with("type", Json.of("thing/v1"))))
                .hasMessage("thing: type: \"thing/v1\" is not known; this reader knows thing/v0");
        assertThatThrownBy(() ->
                        Thing.FORM.read(good.with("parts", Json.array(List.of(Thing.PART.write(LID), Json.object())))))
                .hasMessage("thing: parts: [1]: the member \"type\" is missing");
    }

    @Test
    void texts_haveTheirBounds() throws Exception {
        assertRead(Kind.text(), "", "x".repeat(100_000));
        assertRead(Kind.text(2), "", " ", "ab");
        assertRefused(Kind.text(2), Json.of("abc"), Json.of(1), new Json.Null());
        assertRead(Kind.filled(2), "a", "ab", " a");
        assertRefused(Kind.filled(2), Json.of(""), Json.of(" "), Json.of("abc"));
        assertRead(Kind.something(2), " ", "ab");
        assertRefused(Kind.something(2), Json.of(""), Json.of("abc"));
        assertThat(Kind.filled(2).words()).isEqualTo("a text of 1 to 2 characters, not blank");
    }

    @Test
    void numbers_haveTheirBounds() throws Exception {
        assertThat(Kind.number(0).read(Json.of(Integer.MAX_VALUE))).isEqualTo(Integer.MAX_VALUE);
        assertThat(Kind.whole(0, Json.LARGEST_WHOLE).read(Json.of(Json.LARGEST_WHOLE)))
                .isEqualTo(Json.LARGEST_WHOLE);
        assertThat(Kind.number(2, 3).write(2)).isEqualTo(Json.of(2));
        assertRefused(Kind.number(2, 3), Json.of(1), Json.of(4), Json.of("2"), Json.of(2.5), Json.of(1L << 40));
        assertThatThrownBy(() -> Kind.number(2, 3).read(Json.of(4)))
                .hasMessage("must be a whole number from 2 to 3, not 4");
        assertThat(Kind.truth().read(Json.of(true))).isTrue();
        assertRefused(Kind.truth(), Json.of("true"), Json.of(1));
    }

    @Test
    void aSpelling_isTheOneThatIsWritten() throws Exception {
        var hex = Kind.spelled("a number in hex", text -> Integer.parseInt(text, 16), Integer::toHexString);
        assertThat(hex.read(Json.of("ff"))).isEqualTo(255);
        assertRefused(hex, Json.of("FF"), Json.of("0ff"), Json.of("+ff"), Json.of("g"), Json.of(255));
        var day = Kind.spelled("a day", java.time.LocalDate::parse, java.time.LocalDate::toString);
        assertThatThrownBy(() -> day.read(Json.of("2026-02-30"))).isInstanceOf(MalformedException.class);
    }

    @Test
    void aSpellingThatIsNone_isNotRepeated() {
        var secret = Kind.spelled("a secret", text -> text, text -> text + "!");
        assertThatThrownBy(() -> secret.read(Json.of("password")))
                .hasMessage("must be a secret, in its one spelling")
                .hasNoCause();
    }

    @Test
    void oneOf_takesItsTextsAndNoOther() throws Exception {
        var kind = Kind.oneOf(List.of(Colour.values()), Colour::text);
        for (var colour : Colour.values()) {
            assertThat(kind.read(kind.write(colour))).isEqualTo(colour);
        }
        assertThatThrownBy(() -> kind.read(Json.of("RED"))).hasMessage("must be `red`, `green` or `blue`, not \"RED\"");
        assertThat(Kind.oneOf(List.of(Colour.RED), Colour::text).words()).isEqualTo("`red`");
    }

    @Test
    void aSet_hasOneSpelling() throws Exception {
        var kind = Kind.someOf(List.of(Colour.values()), Colour::text, 1);
        SortedSet<Colour> two = new TreeSet<>(List.of(Colour.BLUE, Colour.RED));
        assertThat(kind.write(two)).isEqualTo(Json.texts(List.of("red", "blue")));
        assertThat(kind.read(Json.texts(List.of("red", "blue")))).isEqualTo(two);
        assertRefused(
                kind,
                Json.texts(List.of()),
                Json.texts(List.of("blue", "red")),
                Json.texts(List.of("red", "red")),
                Json.texts(List.of("red", "pink")),
                Json.of("red"));
        assertThat(kind.words())
                .isEqualTo("a list of at least 1, each once and in this order, of `red`, `green` or `blue`");
    }

    @Test
    void aList_keepsItsOrderAndItsBounds() throws Exception {
        var kind = Kind.list(Kind.text(), 1, 2);
        assertThat(kind.read(Json.texts(List.of("b", "a")))).containsExactly("b", "a");
        assertRefused(kind, Json.array(List.of()), Json.texts(List.of("a", "b", "c")), Json.array(List.of(Json.of(1))));
        assertThatThrownBy(() -> kind.read(Json.array(List.of(Json.of("a"), Json.of(1)))))
                .hasMessage("[1]: must be a text");
    }

    @Test
    void byName_isAnObjectOfAnyNamesOfItsKind() throws Exception {
        var kind = Kind.byName(Kind.oneOf(List.of(Colour.values()), Colour::text), Kind.number(0), 1, 2);
        SortedMap<Colour, Integer> map = new TreeMap<>(java.util.Map.of(Colour.BLUE, 1, Colour.RED, 2));
        assertThat(kind.read(kind.write(map))).isEqualTo(map);
        assertThat(kind.write(map))
                .isEqualTo(Json.object(Json.member("red", Json.of(2)), Json.member("blue", Json.of(1))));
        assertRefused(
                kind,
                Json.object(),
                Json.object(Json.member("pink", Json.of(1))),
                Json.object(Json.member("red", Json.of("1"))),
                Json.array(List.of()));
        assertThatThrownBy(() -> kind.read(Json.object(Json.member("red", Json.of(-1)))))
                .hasMessageStartingWith("red: must be a whole number");
    }

    private static void assertRead(Kind<String> kind, String... texts) throws MalformedException {
        for (var text : texts) {
            assertThat(kind.read(Json.of(text))).isEqualTo(text);
            assertThat(kind.write(text)).isEqualTo(Json.of(text));
        }
    }

    private static void assertRefused(Kind<?> kind, Json... values) {
        for (var value : values) {
            assertThatThrownBy(() -> kind.read(value)).as(value.toString()).isInstanceOf(MalformedException.class);
        }
    }
}
