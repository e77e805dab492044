package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Families of one call with transforms of their own: the bits of calls by themselves. */
@Tag("numerics")
class TransformsOfFamiliesTest {
    private static final RandomCases CASES = new RandomCases(20_261_122, RandomCases.Bounds.upTo(30, 6, 700));

    @Test
    void eachFamilyHasTheBitsOfACallByItself() {
        try (EvaluatorsUnderTest evaluators = new EvaluatorsUnderTest()) {
            for (int number = 0; number < 40; number++) {
                RandomCase random = CASES.get(number);
                try (LoadedCase loaded = LoadedCase.of(random)) {
                    evaluators.byName().forEach((name, evaluator) -> check(evaluator, loaded, random));
                }
            }
        }
    }

    private static void check(Evaluator evaluator, LoadedCase loaded, RandomCase random) {
        Transform[] transforms = Transform.values();
        List<Surfaces> plain = loaded.ranges();
        List<Surfaces> families = new ArrayList<>();
        List<GuardedOutput> values = new ArrayList<>();
        List<GuardedOutput> sums = new ArrayList<>();
        for (int f = 0; f < plain.size(); f++) {
            // The last of four has the call's.
            families.add(f % 4 == 3 ? plain.get(f) : plain.get(f).transformed(transforms[f % 4]));
            values.add(loaded.output(plain.get(f).count() * loaded.points().size()));
            sums.add(loaded.output(plain.get(f).count()));
        }
        Transform ofCall = transforms[3];
        evaluator.values(families, loaded.points(), ofCall, Layout.SURFACE_MAJOR,
                values.stream().map(GuardedOutput::segment).toList());
        evaluator.sums(families, loaded.points(), ofCall, sums.stream().map(GuardedOutput::segment).toList());
        for (int f = 0; f < plain.size(); f++) {
            GuardedOutput expected = loaded.output(plain.get(f).count() * loaded.points().size());
            evaluator.values(plain.get(f), loaded.points(), transforms[f % 4], Layout.SURFACE_MAJOR,
                    expected.segment());
            SameBits.require(expected.read(), values.get(f).read(), at -> "value " + at + " of\n" + random);
            GuardedOutput expectedSums = loaded.output(plain.get(f).count());
            evaluator.sums(plain.get(f), loaded.points(), transforms[f % 4], expectedSums.segment());
            SameBits.require(expectedSums.read(), sums.get(f).read(), k -> "sum " + k + " of\n" + random);
            assertEquals(evaluator.total(plain.get(f), loaded.points(), transforms[f % 4]),
                    evaluator.total(plain.get(f).transformed(transforms[f % 4]), loaded.points(), ofCall));
        }
    }
}
