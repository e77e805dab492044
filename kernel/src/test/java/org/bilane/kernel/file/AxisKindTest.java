package org.bilane.kernel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a stack file says of the knots of an axis. */
class AxisKindTest {
    @Test
    void theAxisOfIndicesIsKnownByItsKnots() {
        assertEquals(AxisKind.INDEX, AxisKind.of(new double[] {0, 1}));
        assertEquals(AxisKind.INDEX, AxisKind.of(IntStream.range(0, 1000).asDoubleStream().toArray()));
        assertEquals(AxisKind.UNIFORM, AxisKind.of(new double[] {1, 2, 3}));
    }

    @Test
    void roundedStepsAreEven() {
        double[] linspace = IntStream.range(0, 1001).mapToDouble(i -> -3 + i * 0.001).toArray();
        assertEquals(AxisKind.UNIFORM, AxisKind.of(linspace));
        linspace[500] += 20 * Math.ulp(3.0);
        assertEquals(AxisKind.ANY, AxisKind.of(linspace));
    }

    @Test
    void otherAxesAreAny() {
        assertEquals(AxisKind.ANY, AxisKind.of(new double[] {1, 10, 100}));
        assertEquals(AxisKind.ANY, AxisKind.of(new double[] {-Double.MAX_VALUE, 0, Double.MAX_VALUE}));
    }
}
