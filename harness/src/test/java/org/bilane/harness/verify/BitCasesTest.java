package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bilane.kernel.moment.MomentCost;
import org.bilane.kernel.moment.MomentDegree;
import org.bilane.kernel.reference.RandomCase;
import org.junit.jupiter.api.Test;

class BitCasesTest {
    private static final int CASES = 24;

    private final BitCases cases = new BitCases(1);

    /** The fullest cell has at least its share of the points. */
    private static boolean pays(RandomCase inputs, MomentDegree degree) {
        int cells = inputs.xAxis().length * inputs.yAxis().length;
        int surfaces = inputs.z().length / cells;
        return MomentCost.pays(degree, surfaces, inputs.px().length / cells);
    }

    @Test
    void everySecondCaseOfManyPointsGoesThroughMomentsOfEachDegree() {
        Set<String> kinds = new HashSet<>();
        for (int number = 1; number < CASES; number += 2) {
            RandomCase inputs = cases.manyPoints(number);
            for (MomentDegree degree : MomentDegree.values()) {
                assertTrue(pays(inputs, degree), inputs.origin() + ", degree " + degree);
            }
            kinds.add(inputs.origin().replaceAll(".*: (\\w+) on .*", "$1"));
        }
        // All values within 1 of each other, within some ulps, all the same.
        assertTrue(kinds.containsAll(Set.of("UNIFORM", "CLUSTERED", "CONSTANT")), kinds::toString);
    }

    @Test
    void everyEighthCaseHasManyPoints() {
        assertEquals(CASES / 8, Stream.iterate(0, n -> n + 1).limit(CASES).map(cases::get)
                .filter(inputs -> inputs.px().length >= 3000).count());
    }
}
