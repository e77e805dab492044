package org.bilane.harness.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;

/** What is said of a machine, by what was measured on it. */
class SpeedCheckTest {
    private static final ExecutionPath VECTOR = new ExecutionPath(ExecutionPath.Kind.VECTOR, 512, true, "it is there");
    private static final ExecutionPath SCALAR = new ExecutionPath(ExecutionPath.Kind.SCALAR, 64, true,
            "it is not there");

    @Test
    void saysThatAllIsWell() {
        assertSays("is as fast as it should be: vector path", VECTOR, times(1, 0.045), times(2, 0.024));
        assertSays("is as fast as it should be: vector path", VECTOR, times(2, 0.024));
        // More threads than cores need not be faster.
        assertSays("is as fast as it should be: vector path", VECTOR, times(1, 0.045), times(4, 0.045));
    }

    @Test
    void namesThePath() {
        assertSays("scalar path, since it is not there (docs/linking.md)", SCALAR, times(1, 0.08));
    }

    @Test
    void namesWhatKeepsWorkersFromBeingPinned() {
        assertSays("not pinned, since somebody said so (docs/tuning.md)", VECTOR,
                new ThreadTimes(1, Optional.of("somebody said so"), 1, 1, new double[] {0.045}));
    }

    @Test
    void namesTimesThatVary() {
        assertSays("times vary much", VECTOR, times(1, 0.045, 0.045, 0.045, 0.09, 0.09));
    }

    @Test
    void namesThreadsThatDoNotHelp() {
        assertSays("2 threads are 1.1 times as fast as 1", VECTOR, times(1, 0.044), times(2, 0.04));
    }

    @Test
    void namesSlowArithmetic() {
        assertSays("takes 64 cycles, where", VECTOR, times(1, 0.1));
    }

    @Test
    void doesNotJudgeByCallsThatAreTooShort() {
        assertSays("Calls of less than a millisecond", VECTOR, times(1, 0.0005));
    }

    @Test
    void doesNotJudgeByMoreThreadsThanCores() {
        assertSays("More threads than cores", VECTOR, times(8, 0.024));
    }

    private static ThreadTimes times(int threads, double... seconds) {
        return new ThreadTimes(threads, Optional.empty(), 1, 1, Arrays.copyOf(seconds, seconds.length));
    }

    /** 50 surfaces at 10^6 points, on 2 cores of 4 GHz. */
    private static void assertSays(String words, ExecutionPath path, ThreadTimes... times) {
        ReferenceProgram program = new ReferenceProgram(Job.SUMS, Transform.EXP, TableKind.RANDOM, Layout.SURFACE_MAJOR,
                50, 50, 1_000_000, 1);
        String sentence = new SpeedCheck(new RunResult(program, 1, List.of(times)), path, 2, 4e9).sentence();
        assertTrue(sentence.contains(words), sentence);
    }
}
