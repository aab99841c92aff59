package org.comity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashTest {
    @Test
    void sha256_ofNothingIsTheRootOfTheEmptyTree() {
        assertThat(Hash.sha256().base64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void spellings_leadBackToTheSameHash() throws Exception {
        var hash = Hash.sha256("comity".getBytes(StandardCharsets.UTF_8));
        assertThat(Hash.parseHex(hash.hex())).isEqualTo(hash);
        assertThat(Hash.parseBase64(hash.base64())).isEqualTo(hash);
    }

    @Test
    void parse_takesOneSpellingOnly() {
        var hash = Hash.sha256();
        for (var text : List.of(
                hash.hex().toUpperCase(java.util.Locale.ROOT),
                hash.hex() + "0",
                "",
                "zz" + hash.hex().substring(2))) {
            assertThatThrownBy(() -> Hash.parseHex(text)).isInstanceOf(MalformedException.class);
        }
        // The last base64 digit of 32 bytes has two unused bits: "U=" and "V=" would decode alike.
        for (var text : List.of(
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                "AAAA")) {
            assertThatThrownBy(() -> Hash.parseBase64(text)).isInstanceOf(MalformedException.class);
        }
    }
}
