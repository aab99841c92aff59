package org.comity.record.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.key.Ed25519PrivateKey;
import org.comity.record.note.Cosigner;
import org.comity.record.note.KeyName;
import org.comity.record.note.VerifierKey;
import org.comity.testkit.Choices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final String LOG = SmallLog.KEYS.knownLog().keys().getFirst().vkey();

    /// The example of the specification, with keys.
    private static final String EXAMPLE = """
            # a comment
            log $LOG https://alpha.example/log

            witness X1 $1
            witness X2 $2
            \t witness  X3\t$3   https://x3.example/ \t
            group X-witnesses 2 X1 X2 X3

              # another comment
            witness Y1 $4
            witness Y2 $5
            witness Y3 $6
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """;

    private static String filled(String policy) {
        var text = policy.replace("$LOG", LOG);
        for (int i = 1; i <= 6; i++) {
            text = text.replace("$" + i, SmallLog.cosigner(i).verifierKey().vkey());
        }
        return text;
    }

    private static Policy parse(String policy) throws MalformedException {
        return Policy.parse(filled(policy).getBytes(UTF_8));
    }

    @Test
    void example_asksForTwoOfTheOnesAndOneOfTheOthers() throws Exception {
        var policy = parse(EXAMPLE);
        assertThat(policy.logs().getFirst().url()).isEqualTo("https://alpha.example/log");
        assertThat(policy.witnesses().get(2).url()).isEqualTo("https://x3.example/");
        assertThat(policy.origins()).containsExactly(SmallLog.KEYS.origin());
        Choices.all(choices -> {
            var present = new ArrayList<Cosigner>();
            int x = 0;
            int y = 0;
            for (int i = 1; i <= 6; i++) {
                if (choices.yes()) {
                    present.add(SmallLog.cosigner(i));
                    x += i <= 3 ? 1 : 0;
                    y += i > 3 ? 1 : 0;
                }
            }
            var note = SmallLog.of(3).cosigned(present.toArray(Cosigner[]::new));
            if (x >= 2 && y >= 1) {
                assertThat(policy.verify(note).cosignatures()).hasSize(x + y);
            } else {
                assertThatThrownBy(() -> policy.verify(note))
                        .isInstanceOf(UnverifiedException.class)
                        .hasMessageContaining("not enough for the quorum \"X-and-Y\"");
            }
        });
    }

    @Test
    void quorum_countsAWitnessWithTwoLinesOnce() throws Exception {
        var policy = parse("log $LOG\nwitness a $1\nwitness b $2\ngroup g 2 a b\nquorum g\n");
        var note = SmallLog.of(3).cosigned(SmallLog.cosigner(1), SmallLog.cosigner(1));
        assertThatThrownBy(() -> policy.verify(note)).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void quorum_none_asksForTheLogAlone() throws Exception {
        var policy = parse("log $LOG\nquorum none\n");
        assertThat(policy.verify(SmallLog.of(3).checkpoint()).checkpoint().size())
                .isEqualTo(3);
    }

    @Test
    void quorum_ofOneWitness_isThatWitness() throws Exception {
        var policy = parse("log $LOG\nwitness a $1\nwitness b $2\nquorum b\n");
        assertThatCode(() -> policy.verify(SmallLog.of(3).cosigned(SmallLog.cosigner(2))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.verify(SmallLog.of(3).cosigned(SmallLog.cosigner(1))))
                .isInstanceOf(UnverifiedException.class);
    }

    @Test
    void log_thatThePolicyDoesNotName_isNotBelieved() throws Exception {
        var policy = parse("log $LOG\nquorum none\n".replace("$LOG", strangerVkey()));
        assertThatThrownBy(() -> policy.verify(SmallLog.of(3).checkpoint()))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("does not name the log exercise.example/alpha");
        assertThatThrownBy(() -> parse("quorum none\n").verify(SmallLog.of(3).checkpoint()))
                .isInstanceOf(UnverifiedException.class);
    }

    private static String strangerVkey() {
        return new VerifierKey.Ed25519(
                        new KeyName("stranger.example"),
                        Ed25519PrivateKey.ofSeed(SmallLog.seed(77)).publicKey())
                .vkey();
    }

    @Test
    void log_withTwoLines_isOneLogWithTwoKeys() throws Exception {
        var second = SmallLog.KEYS.knownLog().keys().get(1).vkey();
        var policy = parse("log $LOG\nlog " + second + "\nquorum none\n");
        assertThat(policy.origins()).hasSize(1);
        assertThat(policy.verify(SmallLog.of(3).checkpoint()).logLines()).hasSize(2);
    }

    @Test
    void parse_andWrite_areInverse() throws Exception {
        var policy = parse(EXAMPLE);
        assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
        assertThat(Policy.parse(policy.bytes())).hasToString(policy.toString());
        assertThat(policy.nameOf(SmallLog.cosigner(3).verifierKey())).isEqualTo("X3");
        assertThatThrownBy(() -> policy.nameOf(SmallLog.cosigner(9).verifierKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parse_takesManyOfEach() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            var key = Ed25519PrivateKey.ofSeed(SmallLog.seed(i)).publicKey();
            var other = Ed25519PrivateKey.ofSeed(SmallLog.seed(64 + i)).publicKey();
            text.append("log ")
                    .append(new VerifierKey.Ed25519(new KeyName("log" + i), key).vkey())
                    .append('\n');
            text.append("witness w").append(i).append(' ');
            text.append(new VerifierKey.Ed25519Cosigner(new KeyName("w"), other).vkey())
                    .append('\n');
            text.append("group g")
                    .append(i)
                    .append(" any w")
                    .append(i)
                    .append(i == 0 ? "" : " g" + (i - 1))
                    .append('\n');
        }
        var policy = parse(text + "quorum g63\n");
        assertThat(policy.logs()).hasSize(64);
        assertThat(policy.witnesses()).hasSize(64);
        assertThat(policy.groups()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log $LOG\n",
                "quorum\n",
                "quorum none none\n",
                "quorum none\nquorum none\n",
                "quorum a\nwitness a $1\n",
                "quorum b\n",
                "log\nquorum none\n",
                "log $LOG a b\nquorum none\n",
                "log x\nquorum none\n",
                "log $1\nquorum none\n",
                "log $LOG\nlog $LOG\nquorum none\n",
                "witness a\nquorum none\n",
                "witness a $LOG\nquorum none\n",
                "witness a $1 u v\nquorum none\n",
                "witness a $1\nwitness b $1\nquorum none\n",
                "witness a $1\nwitness a $2\nquorum none\n",
                "witness none $1\nquorum none\n",
                "witness a $1\ngroup a any a\nquorum none\n",
                "witness a $1\ngroup none any a\nquorum none\n",
                "group g any\nquorum none\n",
                "group g any a\nwitness a $1\nquorum none\n",
                "group g any g\nquorum none\n",
                "group g any none\nquorum none\n",
                "witness a $1\ngroup g any a a\nquorum none\n",
                "witness a $1\ngroup g any a\ngroup h any a\nquorum none\n",
                "witness a $1\ngroup g 0 a\nquorum none\n",
                "witness a $1\ngroup g 2 a\nquorum none\n",
                "witness a $1\ngroup g 01 a\nquorum none\n",
                "witness a $1\ngroup g -1 a\nquorum none\n",
                "witness a $1\ngroup g 4294967297 a\nquorum none\n",
                "witness a $1\ngroup g All a\nquorum none\n",
                "logs $LOG\nquorum none\n",
                "quorum none\r\n",
                "# \u0007\nquorum none\n",
                "# \u007f\nquorum none\n"
            })
    void parse_refusesWhatIsNoPolicy(String policy) {
        assertThatThrownBy(() -> parse(policy)).isInstanceOf(MalformedException.class);
    }

    @Test
    void parse_refusesOneKeyUnderTwoNamesOrTypes() {
        var key = SmallLog.cosigner(1).key().publicKey();
        var other = new VerifierKey.Ed25519Cosigner(new KeyName("other.example"), key).vkey();
        assertThatThrownBy(() -> parse("witness a $1\nwitness b " + other + "\nquorum none\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("policy:2: the key of other.example stands here already");
        var log = new VerifierKey.Ed25519(new KeyName("other.example"), key).vkey();
        assertThatThrownBy(() -> parse("witness a $1\nlog " + log + "\nquorum none\n"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void policy_thatCouldNotBeReadAgain_cannotBeMade() {
        var witness = new Policy.Witness("a b", SmallLog.cosigner(1).verifierKey(), "");
        assertThatThrownBy(() -> new Policy(List.of(), List.of(witness), List.of(), "none"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy(List.of(), List.of(), List.of(), "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void address_ofUnusualSpacesIsKept() throws Exception {
        // Only space and tab part the fields of a line; to Java these are white space too.
        for (var url : List.of("\u2003", "x\u2028", "\u3000x")) {
            var policy = parse("log $LOG " + url + "\nwitness a $1 " + url + "\nquorum none\n");
            assertThat(policy.logs().getFirst().url()).isEqualTo(url);
            assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
        }
    }
}
