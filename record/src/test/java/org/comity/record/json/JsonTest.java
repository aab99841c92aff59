package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.comity.record.MalformedException;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void equalNumbers_areEqualValues() throws Exception {
        for (var spelled : List.of("56", "56.0", "5.6e1", "560e-1")) {
            assertThat(Json.parse(bytes(spelled))).isEqualTo(Json.of(56));
        }
        assertThat(Json.of(-0.0)).isEqualTo(Json.of(0)).isEqualTo(Json.parse(bytes("-0")));
        assertThat(Json.parse(bytes("9007199254740993"))).isEqualTo(Json.of(9_007_199_254_740_992.0));
        assertThat(Json.of(0.5)).isEqualTo(new Json.Decimal(0.5));
    }

    @Test
    void values_thatHaveNoCanonicalFormCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(1L << 53));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Double.NEGATIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Json.Decimal(56));
        assertThatIllegalArgumentException().isThrownBy(() -> new Json.Decimal(-0.0));
        for (var half : List.of("\ud800", "a\udc00", "\ud800\ud800\udc00", "\udc00\ud800")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Json.of(half));
            assertThatIllegalArgumentException().isThrownBy(() -> Json.object(Json.member(half, Json.of(1))));
        }
    }

    @Test
    void canonical_refusesWhatNobodyCouldRead() {
        Json value = Json.of(1);
        for (int i = 0; i < Json.DEEPEST; i++) {
            value = Json.array(List.of(value));
        }
        assertThat(value.canonical()).hasSize(2 * Json.DEEPEST + 1);
        Json deeper = Json.array(List.of(value));
        assertThatIllegalArgumentException().isThrownBy(deeper::canonical);
    }

    @Test
    void members_areEqualInAnyOrder() {
        var one = Json.object(Json.member("a", Json.of(1)), Json.member("b", Json.of(2)));
        var other = Json.object(Json.member("b", Json.of(2)), Json.member("a", Json.of(1)));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.canonical()).isEqualTo(other.canonical());
        assertThat(other.members().firstEntry().getKey()).isEqualTo("b");
    }

    @Test
    void members_areReadByTypeAndNamedWhenTheyAreNot() throws Exception {
        var object = Json.object(
                Json.member("text", Json.of("t")),
                Json.member("whole", Json.of(1)),
                Json.member("truth", Json.of(true)),
                Json.member("object", Json.object()),
                Json.member("array", Json.texts(List.of("x"))));
        assertThat(object.text("text", "here")).isEqualTo("t");
        assertThat(object.whole("whole", "here")).isEqualTo(1);
        assertThat(object.truth("truth", "here")).isTrue();
        assertThat(object.object("object", "here").members()).isEmpty();
        assertThat(object.array("array", "here")).containsExactly(Json.of("x"));
        assertThatThrownBy(() -> object.text("whole", "here"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("here: the member \"whole\" must be a text");
        assertThatThrownBy(() -> object.whole("absent", "here")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> object.truth("text", "here")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> object.object("array", "here")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> object.array("object", "here")).isInstanceOf(MalformedException.class);
    }

    @Test
    void indented_readsBackAsTheSameValue() throws Exception {
        var text = "{\"a\":[1,{\"b\":null},[]],\"c\":{},\"d\":\"\\u0000\u20ac\"}";
        var value = Json.parse(bytes(text));
        assertThat(Json.parse(bytes(value.indented()))).isEqualTo(value);
        assertThat(value.indented()).startsWith("{\n  \"a\": [\n    1,");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
