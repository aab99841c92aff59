package org.comity.record.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EcmaNumberTest {
    @Test
    void write_takesOneDigitWhereOneIsEnough() {
        assertThat(Double.toString(Double.MIN_VALUE)).isEqualTo("4.9E-324"); // why a judge is needed at all
        assertThat(EcmaNumber.write(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(EcmaNumber.write(-2 * Double.MIN_VALUE)).isEqualTo("-1e-323");
        assertThat(EcmaNumber.write(1e-320)).isEqualTo("1e-320");
    }

    @Test
    void write_changesFormWhereTheStandardSays() {
        assertThat(EcmaNumber.write(1e21)).isEqualTo("1e+21");
        assertThat(EcmaNumber.write(999_999_999_999_999_900_000.0)).isEqualTo("999999999999999900000");
        assertThat(EcmaNumber.write(0.000001)).isEqualTo("0.000001");
        assertThat(EcmaNumber.write(0.0000001)).isEqualTo("1e-7");
        assertThat(EcmaNumber.write(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
        assertThat(EcmaNumber.write(-0.0)).isEqualTo("0");
    }

    @Test
    void write_isTheJudgesAnswerOnTheHardOnes() {
        for (double value : hardOnes()) {
            assertThat(EcmaNumber.write(value)).isEqualTo(SlowJson.number(value));
        }
    }

    @Test
    void write_isTheJudgesAnswerOnRandomBits() {
        var random = new SplittableRandom(8785);
        for (int i = 0; i < 1_500; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(EcmaNumber.write(value)).isEqualTo(SlowJson.number(value));
            }
        }
    }

    /// The smallest subnormals, and every third power of two with its neighbours: there the distances change.
    private static List<Double> hardOnes() {
        var values = new ArrayList<Double>();
        for (long bits = 1; bits <= 300; bits++) {
            values.add(Double.longBitsToDouble(bits));
        }
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent += 3) {
            double power = Math.scalb(1.0, exponent);
            values.addAll(List.of(Math.nextDown(power), power, Math.nextUp(power)));
        }
        return values;
    }
}
