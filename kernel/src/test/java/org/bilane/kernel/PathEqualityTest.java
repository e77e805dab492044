package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bilane.kernel.path.Finish;
import org.bilane.kernel.path.RunTerm;
import org.bilane.kernel.reference.RandomCase;
import org.bilane.kernel.reference.RandomCases;
import org.bilane.kernel.scalar.ScalarKernels;
import org.bilane.kernel.simd.VectorKernels;
import org.bilane.kernel.sum.SumOrder;
import org.bilane.kernel.table.NodeTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vector path against the scalar path, bit by bit, in one JVM. */
@Tag("vector")
class PathEqualityTest {
    private static final int CASES = Integer.getInteger("bilane.test.cases", 300);
    private static final RandomCases SMALL =
            new RandomCases(20_261_105, new RandomCases.Bounds(1, 140, 2, 9, 0, 40));
    private static final RandomCases MANY_POINTS =
            new RandomCases(20_261_106, new RandomCases.Bounds(1, 40, 2, 40, 500, 4000));

    private static final RandomCases GROUPED =
            new RandomCases(20_261_108, new RandomCases.Bounds(1, 40, 2, 6, 300, 4000));

    private final KernelsUnderTest scalar = new KernelsUnderTest(new ScalarKernels());
    private final KernelsUnderTest vector = new KernelsUnderTest(new VectorKernels(true));
    /** Where vectors have too few lanes for gathers, the same loops. */
    private final KernelsUnderTest withoutGathers = new KernelsUnderTest(new VectorKernels(false));

    @Test
    void bothPathsGiveTheSameBitsOnFewPoints() {
        Set<Finish> finishes = EnumSet.noneOf(Finish.class);
        SMALL.first(4 * CASES).forEach(random -> compare(random, finishes));
        assertEquals(EnumSet.allOf(Finish.class), finishes, "every finish must have been met");
    }

    @Test
    void bothPathsGiveTheSameBitsOnManyPoints() {
        Set<Finish> finishes = EnumSet.noneOf(Finish.class);
        MANY_POINTS.first(Math.max(CASES / 4, 24)).forEach(random -> compare(random, finishes));
        assertEquals(EnumSet.allOf(Finish.class), finishes, "every finish must have been met");
    }

    /** Many surfaces and few, tables and planes, and points that the plain formula does not serve. */
    @Test
    void bothPathsGiveTheSameBitsOfDerivatives() {
        SMALL.first(CASES).forEach(this::compareGradients);
        MANY_POINTS.first(Math.max(CASES / 12, 12)).forEach(this::compareGradients);
        GROUPED.first(Math.max(CASES / 12, 12)).forEach(this::compareGradients);
    }

    private void compareGradients(RandomCase random) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            int from = random.surfaces() / 3;
            List<Surfaces> ranges = List.of(loaded.stack().all(), loaded.stack().only(from),
                    loaded.stack().range(from, Math.max(from + 1, random.surfaces() - 1)));
            for (Outside rule : new Outside[] {Outside.CLAMP, Outside.LINEAR, Outside.NAN}) {
                loaded.outside(rule, rule);
                for (Surfaces surfaces : ranges) {
                    compareGradients(surfaces, loaded.points(), random);
                }
            }
        }
    }

    private void compareGradients(Surfaces surfaces, Points points, RandomCase random) {
        for (Transform transform : Transform.values()) {
            for (Layout layout : Layout.values()) {
                double[][] expected = scalar.gradients(surfaces, points, transform, layout);
                double[][] got = vector.gradients(surfaces, points, transform, layout);
                double[][] others = withoutGathers.gradients(surfaces, points, transform, layout);
                for (int i = 0; i < expected.length; i++) {
                    int output = i;
                    SameBits.require(expected[i], others[i], at -> "without gathers " + transform + " " + layout
                            + " of " + surfaces + ", output " + output + ", number " + at + " of\n" + random);
                    SameBits.require(expected[i], got[i], at -> transform + " " + layout + " of " + surfaces
                            + ", output " + output + ", number " + at + " of\n" + random);
                }
            }
        }
    }

    /** Few cells, so that sums are grouped; with values so near to one another that every kind of term is met. */
    @Test
    void bothPathsGiveTheSameBitsOnGroupedPoints() {
        Set<RunTerm> terms = EnumSet.noneOf(RunTerm.class);
        GROUPED.first(Math.max(CASES / 3, 36)).forEach(random -> {
            compare(random, EnumSet.noneOf(Finish.class));
            noteTerms(random, terms);
        });
        for (double reach : new double[] {0.1, 0.4, 1, 400}) {
            for (int surfaces : new int[] {1, 7, 8, 9, 16, 21, 65}) {
                SplittableRandom random = new SplittableRandom(surfaces);
                double[] axis = {0, 1, 3};
                RandomCase one = new RandomCase("values up to " + reach, axis, axis,
                        random.doubles(9L * surfaces, -reach, reach).toArray(),
                        random.doubles(3000, -1, 4).toArray(), random.doubles(3000, -1, 4).toArray());
                compare(one, EnumSet.noneOf(Finish.class));
                noteTerms(one, terms);
            }
        }
        assertEquals(EnumSet.allOf(RunTerm.class), terms, "every kind of term must have been met");
    }

    private static void noteTerms(RandomCase random, Set<RunTerm> terms) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            NodeTable table = loaded.stack().table();
            if (!SumOrder.isGrouped(random.points(), table.cells(), table.surfaces())) {
                return;
            }
            for (Transform transform : Transform.values()) {
                Finish finish = Finish.of(transform, table);
                IntStream.range(0, table.cells()).filter(cell -> !table.isIrregular(cell))
                        .forEach(cell -> terms.add(RunTerm.of(finish, table, cell)));
            }
        }
    }

    private void compare(RandomCase random, Set<Finish> finishes) {
        try (LoadedCase loaded = LoadedCase.of(random)) {
            compare(List.of(loaded.stack().all()), loaded.points(), random, finishes);
            compare(loaded.ranges(), loaded.points(), random, finishes);
            // One of the ranges alone, so that it begins and ends anywhere among the lanes.
            int from = random.surfaces() / 3;
            compare(List.of(loaded.stack().range(from, Math.max(from + 1, random.surfaces() - 1))), loaded.points(),
                    random, finishes);
        }
    }

    private void compare(List<Surfaces> families, Points points, RandomCase random, Set<Finish> finishes) {
        for (Transform transform : Transform.values()) {
            finishes.add(Finish.of(transform, families.getFirst().stack().table()));
            for (Layout layout : Layout.values()) {
                double[] expected = scalar.values(families, points, transform, layout);
                SameBits.require(expected, withoutGathers.values(families, points, transform, layout),
                        at -> "without gathers " + transform + " " + layout + " of " + families + ", value " + at
                                + " of\n" + random);
                SameBits.require(expected, vector.values(families, points, transform, layout),
                        at -> transform + " " + layout + " of " + families + ", value " + at + " of\n" + random);
            }
            SameBits.require(scalar.sums(families, points, transform), vector.sums(families, points, transform),
                    at -> "sums of " + transform + " of " + families + ", sum " + at + " of\n" + random);
        }
    }
}
