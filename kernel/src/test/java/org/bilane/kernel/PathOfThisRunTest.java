package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The path that this JVM must have got, so that tests of one path can't pass on another. The build states it for each
 * set of JVM options in {@code bilane.test.path}: {@code scalar}, {@code vector}, or {@code vector} and the most bits
 * that the options allow; and in {@code bilane.test.fma} whether they allow FMA. What the processor can do is read from
 * the operating system, where it tells.
 */
@Tag("numerics")
@Tag("quick")
class PathOfThisRunTest {
    private static final int LEAST_BITS = 128;

    @Test
    void thePathIsTheOneThatTheOptionsCallFor() throws IOException {
        String path = System.getProperty("bilane.test.path", "vector");
        boolean fmaAllowed = Boolean.parseBoolean(System.getProperty("bilane.test.fma", "true"));
        ExecutionPath chosen = ExecutionPath.chosen();
        Processor processor = Processor.ofThisMachine();
        assertEquals(fmaAllowed && processor.fma(), chosen.fma(), chosen::toString);
        if (path.equals("scalar") || !chosen.fma()) {
            assertEquals(ExecutionPath.Kind.SCALAR, chosen.kind(), chosen::toString);
            assertEquals(0, chosen.vectorBits(), chosen::toString);
            return;
        }
        assertEquals(ExecutionPath.Kind.VECTOR, chosen.kind(), chosen::toString);
        assertTrue(chosen.vectorBits() >= LEAST_BITS, chosen::toString);
        String most = path.substring("vector".length());
        if (processor.vectorBits() > 0 || !most.isEmpty()) {
            int offered = processor.vectorBits() > 0 ? processor.vectorBits() : Integer.MAX_VALUE;
            int bits = most.isEmpty() ? offered : Math.min(Integer.parseInt(most), offered);
            assertEquals(bits, chosen.vectorBits(), chosen::toString);
        }
    }
}
