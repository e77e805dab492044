package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bilane.kernel.WorkerPool;
import org.junit.jupiter.api.Test;

class WorkersPartTest {
    @Test
    void theLibraryPassesForEachNumberOfWorkers() {
        List<Check> checks = new WorkersPart(7, 3, StackOutputs::digests).run(more -> { });
        checks.forEach(check -> assertEquals(Check.Status.PASSED, check.status(), check::toString));
        assertEquals(List.of("1 worker", "2 workers", "3 workers"),
                checks.stream().limit(3).map(Check::range).toList());
        assertTrue(checks.stream().allMatch(check -> check.cases() > 100_000), checks::toString);
    }

    @Test
    void oneOtherHashOfOnePoolFailsThere() {
        List<Check> checks = new WorkersPart(7, 3, (inputs, evaluator) -> {
            boolean spoil = evaluator instanceof WorkerPool pool && pool.workers() == 3
                    && inputs.origin().startsWith("case 1 ");
            return List.of(new Digest("a", 5, "00"), new Digest("b", 5, spoil ? "01" : "00"));
        }).run(more -> { });
        assertEquals(List.of("3 workers"), checks.stream()
                .filter(check -> check.status() == Check.Status.FAILED).map(Check::range).toList());
        Check failed = checks.get(2);
        assertEquals(1, failed.worst());
        assertTrue(failed.at().startsWith("case 1 ") && failed.at().endsWith(": b"), failed::at);
    }

    @Test
    void missingCallsFail() {
        Check check = new WorkersPart(7, 1, (_, evaluator) ->
                evaluator instanceof WorkerPool ? List.of() : List.of(new Digest("a", 5, "00")))
                .run(more -> { }).getFirst();
        assertEquals(Check.Status.FAILED, check.status());
        assertTrue(check.at().endsWith("0 calls in place of 1"), check::at);
    }
}
