package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.Test;

class PowersPartTest {
    private static List<Check> run(PowersPart.PowerFunction powers) {
        return new PowersPart(300_000, 1, powers).run(more -> { });
    }

    @Test
    void theLibraryPasses() {
        List<Check> checks = run(SurfaceExp::evaluate);
        assertEquals(8, checks.size());
        checks.forEach(check -> assertEquals(Check.Status.PASSED, check.status(), check::toString));
    }

    /** Near enough for most, but 10^3 = 1000.0000000000007 in this way. */
    @Test
    void powersByWayOfExpFail() {
        List<Check> checks = run((transform, arguments, shape) -> Arrays.stream(arguments)
                .map(x -> Math.exp(x * Math.log(transform == Transform.EXP2 ? 2 : 10))).toArray());
        assertTrue(checks.stream().filter(check -> check.status() == Check.Status.FAILED).count() >= 4,
                checks::toString);
    }
}
