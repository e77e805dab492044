package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.bilane.kernel.ExecutionPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PathPartTest {
    private static final int CASES = 16;

    private static Check run(PathPart.Starter starter) {
        return new PathPart(8, CASES, starter).run(more -> { }).getFirst();
    }

    private static boolean onVectorPath() {
        return ExecutionPath.chosen().kind() == ExecutionPath.Kind.VECTOR;
    }

    /** On the scalar path there is nothing to compare with it, and no other JVM is started. */
    private static void requireVectorPath() {
        assumeTrue(onVectorPath(), "this JVM is on the scalar path");
    }

    @Test
    void theLibraryPassesOrSaysThatThereIsNothingToCompare() {
        Check check = run(ScalarJvm::start);
        assertEquals(onVectorPath() ? Check.Status.PASSED : Check.Status.NOT_RUN, check.status(), check::toString);
        assertEquals(onVectorPath(), check.cases() > 10_000, check::toString);
    }

    @Test
    void otherResultsOfTheOtherJvmFail() {
        requireVectorPath();
        Check check = run((seed, cases) -> ScalarJvm.start(seed + 1, cases));
        assertEquals(Check.Status.FAILED, check.status(), check::toString);
    }

    @Test
    void anotherJvmThatEndsEarlyFailsWithItsLastWords() {
        requireVectorPath();
        Check check = run((seed, _) -> ScalarJvm.start(seed, 1));
        assertEquals(Check.Status.FAILED, check.status(), check::toString);
        assertTrue(check.at().contains("ended early"), check::at);
    }

    @Test
    void anotherJvmThatDoesNotStartFails() {
        requireVectorPath();
        Check check = run((_, _) -> {
            throw new IOException("no more processes");
        });
        assertEquals(Check.Status.FAILED, check.status(), check::toString);
        assertEquals("no more processes", check.at());
    }
}
