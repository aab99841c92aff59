package org.comity.record.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    @Test
    void encode_andParse_areInverse() {
        Choices.some(5, 200, choices -> {
            var entries = new java.util.ArrayList<byte[]>();
            for (int i = choices.below(256); i >= 0; i--) {
                entries.add(choices.bytes(choices.below(5)));
            }
            var parsed = EntryBundle.parse(EntryBundle.encode(entries), entries.size());
            assertThat(parsed).usingElementComparator(Arrays::compare).isEqualTo(entries);
        });
    }

    @Test
    void bundle_holdsAtMost256EntriesOfAtMost65535Bytes() throws Exception {
        var largest = Collections.nCopies(256, new byte[65_535]);
        byte[] bundle = EntryBundle.encode(largest);
        assertThat(bundle).hasSize(EntryBundle.MOST_BYTES);
        assertThat(EntryBundle.parse(bundle, 256)).hasSize(256);
        assertThatThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_refusesABundleCutAnywhereAndOneOfAnotherWidth() throws Exception {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {4}));
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatThrownBy(() -> EntryBundle.parse(cut, 3)).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> EntryBundle.parse(bundle, 2)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.parse(bundle, 4)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> EntryBundle.parse(Arrays.copyOf(bundle, bundle.length + 1), 3))
                .isInstanceOf(MalformedException.class);
    }
}
