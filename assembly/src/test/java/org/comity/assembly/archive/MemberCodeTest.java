package org.comity.assembly.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberCodeTest {
    private static final Pattern FORM = Pattern.compile(MemberCode.FORM);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "AB",
                "A1",
                "1A",
                "aB",
                "Ab",
                "AFG",
                "YAR2",
                "ABCDEFGH",
                "ABCDEFGHI",
                "A B",
                "A@",
                "A[",
                "A/",
                "A:",
                "AÄ",
                "ÄA",
                "A٣",
                "AB\n"
            })
    void memberCode_isWhatItsFormSays(String text) {
        assertThat(isTaken(text)).isEqualTo(FORM.matcher(text).matches());
    }

    private static boolean isTaken(String text) {
        try {
            return new MemberCode(text).value().equals(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
