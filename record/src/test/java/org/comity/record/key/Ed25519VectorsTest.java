package org.comity.record.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.Vectors;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

/// Wycheproof and the CCTV edge cases: our rule, on every provider that we may use, and by the slow judge.
class Ed25519VectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void wycheproof_isAnsweredAsPublishedByEveryProvider() throws Exception {
        var file = (Json.Members) Vectors.json("ed25519/wycheproof_ed25519_test.json.gz");
        var count = new TreeMap<String, Integer>();
        for (var item : file.array("testGroups", "file")) {
            var group = (Json.Members) item;
            byte[] key = HEX.parseHex(group.object("publicKey", "group").text("pk", "key"));
            for (var each : group.array("tests", "group")) {
                var test = (Json.Members) each;
                byte[] message = HEX.parseHex(test.text("msg", "test"));
                byte[] signature = HEX.parseHex(test.text("sig", "test"));
                var result = test.text("result", "test");
                assertThat(answers(key, message, signature))
                        .as("test " + test.whole("tcId", "test"))
                        .containsOnly(result.equals("valid"));
                count.merge(result, 1, Integer::sum);
            }
        }
        assertThat(count).isEqualTo(Map.of("valid", 88, "invalid", 63));
    }

    @Test
    void edgeCases_areAnsweredAlikeByEveryProvider() throws Exception {
        var file = (Json.Items) Vectors.json("ed25519/cctv_ed25519vectors.json.gz");
        var count = new TreeMap<String, Integer>();
        for (var item : file.items()) {
            var test = (Json.Members) item;
            byte[] key = HEX.parseHex(test.text("key", "test"));
            byte[] message = test.text("msg", "test").getBytes(StandardCharsets.UTF_8);
            byte[] signature = HEX.parseHex(test.text("sig", "test"));
            boolean held = SlowEd25519.holds(key, message, signature);
            assertThat(answers(key, message, signature))
                    .as("test " + test.whole("number", "test"))
                    .containsOnly(held);
            count.merge(
                    !SlowEd25519.isGoodKey(key) ? "key refused" : held ? "holds" : "does not hold", 1, Integer::sum);
        }
        assertThat(count).isEqualTo(Map.of("key refused", 526, "holds", 86, "does not hold", 302));
    }

    /// The whole way as callers go it, and each provider by itself on keys that pass the screen.
    private static List<Boolean> answers(byte[] key, byte[] message, byte[] signature) {
        var answers = new ArrayList<Boolean>();
        answers.add(SlowEd25519.holds(key, message, signature));
        try {
            var screened = Ed25519PublicKey.of(key);
            answers.add(holds(screened, message, signature));
            for (var provider : providers()) {
                answers.add(screened.holds(provider, message, signature));
            }
        } catch (MalformedException _) {
            answers.add(false);
        }
        return answers;
    }

    private static boolean holds(Ed25519PublicKey key, byte[] message, byte[] signature) {
        try {
            key.verify(message, signature);
            return true;
        } catch (UnverifiedException _) {
            return false;
        }
    }

    static List<Provider> providers() {
        var providers = new ArrayList<Provider>(List.of(Ed25519.jdk()));
        Ed25519.corretto().ifPresent(providers::add);
        return providers;
    }
}
