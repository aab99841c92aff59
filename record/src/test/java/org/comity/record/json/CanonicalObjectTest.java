package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class CanonicalObjectTest {
    private static final byte[] PREFIX = "prefix\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void hashWithout_isTheHashOfTheFormWithoutThem() {
        Choices.all(choices -> {
            var object = Json.object();
            var without = new ArrayList<String>();
            for (var name : new String[] {"", "a", "\u20ac", "\n", "\ud83d\ude02"}) {
                if (choices.yes()) {
                    object = object.with(name, Json.object(Json.member("a", Json.of(name))));
                }
                if (choices.yes()) {
                    without.add(name);
                }
            }
            var names = without.toArray(String[]::new);
            assertThat(CanonicalObject.parse(object.canonical()).hashWithout(PREFIX, names))
                    .isEqualTo(Hash.sha256(PREFIX, object.without(names).canonical()));
        });
    }

    @Test
    void parse_takesObjectsInCanonicalFormAlone() throws Exception {
        byte[] bytes = "{\"a\":[{\"b\":1}],\"c\":\"}\"}".getBytes(StandardCharsets.UTF_8);
        var object = CanonicalObject.parse(bytes);
        assertThat(object.bytes()).isEqualTo(bytes);
        assertThat(object.sizeBytes()).isEqualTo(bytes.length);
        assertThat(object.members()).isEqualTo(Json.parse(bytes));
        assertThat(object.hash()).isEqualTo(Hash.sha256(bytes));
        for (var text : new String[] {"[]", "1", "{ }", "{\"b\":1,\"a\":1}", ""}) {
            assertThatThrownBy(() -> CanonicalObject.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void bytes_areACopyBothWays() throws Exception {
        byte[] given = "{}".getBytes(StandardCharsets.UTF_8);
        var object = CanonicalObject.parse(given);
        given[0] = 'x';
        object.bytes()[0] = 'x';
        assertThat(object.hash()).isEqualTo(Hash.sha256("{}".getBytes(StandardCharsets.UTF_8)));
    }
}
