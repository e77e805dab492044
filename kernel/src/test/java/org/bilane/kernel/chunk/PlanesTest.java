package org.bilane.kernel.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Route;
import org.bilane.kernel.Transform;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.cell.AxisSlopes;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.path.PathChoice;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.RowLoop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When single surfaces are read from planes, and that they have the same values there. */
@Tag("numerics")
class PlanesTest {
    private static final int SURFACES = 20;
    private static final int POINTS = 2500;

    private static final RowLoop ROWS_OF_3 = new RowLoop() {
        @Override
        public int leastSurfaces() {
            return 3;
        }

        @Override
        public void load(NodeTable table, int first, int count, LocatedPoints points, int from, int to,
                double[] rows) {
            throw new AssertionError("nothing is evaluated");
        }
    };

    private final SplittableRandom random = new SplittableRandom(7);

    private NodeTable table(int nx, int ny) {
        try (NodeTableBuilder builder = new NodeTableBuilder(SURFACES, new KnotOrder(nx, false, ny, false))) {
            for (int row = 0; row < SURFACES * nx; row++) {
                // A wide range, and irregular cells.
                double[] z = random.doubles(ny, -760, 720)
                        .map(value -> random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : value).toArray();
                builder.setRows(row % nx, row / nx, 1,
                        (surface, iy, count, into) -> System.arraycopy(z, iy, into, 0, count));
            }
            return builder.build();
        }
    }

    private static double[] knots(int count) {
        double[] axis = new double[count];
        Arrays.setAll(axis, i -> i);
        return axis;
    }

    private static AxisLocator index(int count) {
        return AxisLocator.of(knots(count));
    }

    private MemorySegment coordinates(Arena arena, int knots, int points) {
        return arena.allocateFrom(ValueLayout.JAVA_DOUBLE, random.doubles(points, -1, knots)
                .map(x -> random.nextInt(100) == 0 ? Double.NaN : random.nextInt(6) == 0 ? Math.rint(x) : x).toArray());
    }

    /**
     * Copies pay from 4 points for each node, for fewer than 8 surfaces, or if near: up to 2^15 nodes, by surface, but
     * not where tiles are transposed in registers.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 5, 1, SURFACE_MAJOR, 95, false", "3, 5, 1, SURFACE_MAJOR, 96, true", "3, 5, 7, POINT_MAJOR, 96, true",
        "3, 5, 8, POINT_MAJOR, 96, false", "3, 5, 8, SURFACE_MAJOR, 96, true", "3, 5, 20, SURFACE_MAJOR, 95, false",
        "180, 180, 20, SURFACE_MAJOR, 131044, true", "181, 181, 20, SURFACE_MAJOR, 140000, false",
        "181, 181, 7, SURFACE_MAJOR, 132496, true", "181, 181, 7, POINT_MAJOR, 132496, true",
        "181, 181, 7, SURFACE_MAJOR, 132495, false"})
    void planesAreTakenWhereTheyPay(int nx, int ny, int count, Layout layout, int points, boolean planes) {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table(nx, ny)) {
            Call call = new Call();
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, points);
            call.begin(index(nx), index(ny), x, x);
            call.add(table, 0, count, Transform.EXP, x);
            call.layout(layout);
            ValuesPlan plan = new ValuesPlan();
            plan.make(call, false, null, true, 1);
            assertEquals(planes ? PlaneForm.NODES : PlaneForm.NONE, plan.planes);
            plan.make(call, true, null, true, 1);
            assertEquals(planes && count < 8 ? PlaneForm.NODES : PlaneForm.NONE, plan.planes);
        }
    }

    /** Each thread copies all nodes: 4 points of its own must be there for each. */
    @ParameterizedTest
    @CsvSource({"95, 1, false", "96, 1, true", "191, 2, false", "192, 2, true", "767, 8, false", "768, 8, true"})
    void eachThreadCopies(int points, int threads, boolean planes) {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table(3, 5)) {
            Call call = new Call();
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, points);
            call.begin(index(3), index(5), x, x);
            call.add(table, 0, 1, Transform.EXP, x);
            ValuesPlan plan = new ValuesPlan();
            plan.make(call, true, null, true, threads);
            assertEquals(planes ? PlaneForm.NODES : PlaneForm.NONE, plan.planes);
        }
    }

    /** Planes have cells where nodes are not gathered, and where they take 128 KiB in all at most. */
    @ParameterizedTest
    @CsvSource({
        "63, 63, 1, false, false, CELLS", "63, 64, 1, false, false, NODES", "63, 63, 1, true, false, NODES",
        "63, 63, 1, false, true, CELLS", "63, 64, 1, false, true, NODES",
        "63, 63, 1, true, true, NODES", "30, 31, 4, false, false, CELLS", "31, 32, 4, false, false, NODES",
        "3, 5, 20, false, false, CELLS", "63, 63, 2, false, false, NODES"})
    void planesOfCellsAreSmall(int nx, int ny, int count, boolean gathers, boolean derivatives, PlaneForm form) {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table(nx, ny)) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, 20_000);
            Call call = new Call();
            call.begin(index(nx), index(ny), x, x);
            call.add(table, 0, count, Transform.EXP, x);
            call.layout(Layout.SURFACE_MAJOR);
            if (derivatives) {
                call.gradients(null, null, x, x);
            }
            ValuesPlan plan = new ValuesPlan();
            plan.make(call, false, null, gathers, 1);
            assertEquals(form, plan.planes);
            assertEquals(form == PlaneForm.CELLS ? 32 : 8, plan.planeNodeBytes());
        }
    }

    /** A loop that has rows of 3 and more surfaces takes few surfaces by point, but not for derivatives. */
    @ParameterizedTest
    @CsvSource({
        "1, POINT_MAJOR, VALUES_BY_PLANE, 0", "2, POINT_MAJOR, VALUES_BY_PLANE, 16384",
        "3, POINT_MAJOR, VALUES_BY_POINT, 3072", "7, POINT_MAJOR, VALUES_BY_POINT, 7168",
        "8, POINT_MAJOR, VALUES_BY_POINT, 0", "3, SURFACE_MAJOR, VALUES_BY_PLANE, 0",
        "7, SURFACE_MAJOR, VALUES_BY_PLANE, 0"})
    void rowsOfFewSurfacesNeedNoPlanes(int count, Layout layout, Route route, long rowBytes) {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table(3, 5)) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, 1000);
            Call call = new Call();
            call.begin(index(3), index(5), x, x);
            call.add(table, 0, count, Transform.EXP, x);
            call.layout(layout);
            ValuesPlan plan = new ValuesPlan();
            plan.make(call, true, ROWS_OF_3, false, 1);
            assertEquals(route, plan.route());
            assertEquals(route == Route.VALUES_BY_PLANE ? PlaneForm.CELLS : PlaneForm.NONE, plan.planes);
            assertEquals(rowBytes, plan.rowBytes());
            call.gradients(null, null, x, x);
            plan.make(call, true, ROWS_OF_3, false, 1);
            assertEquals(count < 8 ? PlaneForm.CELLS : PlaneForm.NONE, plan.planes);
            assertEquals(0, plan.rowBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, SURFACE_MAJOR", "3, 4, 7, SURFACE_MAJOR", "3, 4, 8, SURFACE_MAJOR", "3, 4, 15, SURFACE_MAJOR",
        "3, 4, 1, POINT_MAJOR", "3, 4, 7, POINT_MAJOR", "3, 4, 8, POINT_MAJOR", "3, 4, 15, POINT_MAJOR",
        "190, 180, 1, SURFACE_MAJOR", "190, 180, 7, POINT_MAJOR", "190, 180, 9, SURFACE_MAJOR",
        "190, 180, 12, POINT_MAJOR"})
    void valuesAreTheSameFromPlanes(int nx, int ny, int count, Layout layout) {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table(nx, ny); NodeTable other = table(nx, ny)) {
            MemorySegment x = coordinates(arena, nx, POINTS);
            MemorySegment y = coordinates(arena, ny, POINTS);
            Scratch scratch = new Scratch();
            for (Transform transform : Transform.values()) {
                MemorySegment[][] all = new MemorySegment[PlaneForm.values().length][];
                for (PlaneForm planes : PlaneForm.values()) {
                    MemorySegment[] out = outputs(arena, count);
                    all[planes.ordinal()] = out;
                    Call call = new Call();
                    call.begin(index(nx), index(ny), x, y);
                    call.add(table, SURFACES - count, count, transform, out[0]);
                    call.add(other, 2, 3, transform, out[1]);
                    call.add(table, 0, count, transform, out[2]);
                    call.layout(layout);
                    new ChunkValues(PathChoice.get().kernels()).store(plan(call, planes), 0, POINTS, scratch);
                    assertEquals(planes, scratch.copyPlanes(call, planes));
                    call.end();
                }
                for (PlaneForm planes : PlaneForm.values()) {
                    for (int f = 0; f < all[0].length; f++) {
                        requireSame(all[PlaneForm.NONE.ordinal()][f], all[planes.ordinal()][f],
                                transform + " of family " + f + ", " + planes);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 1", "3, 4, 3", "190, 180, 1", "190, 180, 2"})
    void derivativesAreTheSameFromPlanes(int nx, int ny, int count) {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table(nx, ny)) {
            MemorySegment x = coordinates(arena, nx, POINTS);
            MemorySegment y = coordinates(arena, ny, POINTS);
            AxisSlopes xSlopes = new AxisSlopes(knots(nx), 0);
            AxisSlopes ySlopes = new AxisSlopes(knots(ny), 0);
            Scratch scratch = new Scratch();
            for (Transform transform : Transform.values()) {
                MemorySegment[] expected = null;
                for (PlaneForm planes : PlaneForm.values()) {
                    MemorySegment[] out = new MemorySegment[3];
                    Arrays.setAll(out, i -> arena.allocate(ValueLayout.JAVA_DOUBLE, (long) count * POINTS));
                    Call call = new Call();
                    call.begin(index(nx), index(ny), x, y);
                    call.add(table, 5, count, transform, out[0]);
                    call.layout(Layout.SURFACE_MAJOR);
                    call.gradients(xSlopes, ySlopes, out[1], out[2]);
                    new ChunkValues(PathChoice.get().kernels()).store(plan(call, planes), 0, POINTS, scratch);
                    assertEquals(planes, scratch.copyPlanes(call, planes));
                    call.end();
                    expected = expected == null ? out : expected;
                    for (int f = 0; f < out.length; f++) {
                        requireSame(expected[f], out[f], transform + ", output " + f + ", " + planes);
                    }
                }
            }
        }
    }

    /** A plan that takes planes of a form, whatever pays. */
    private static ValuesPlan plan(Call call, PlaneForm planes) {
        ValuesPlan plan = new ValuesPlan();
        plan.make(call, false, null, false, 1);
        plan.planes = planes;
        return plan;
    }

    private static MemorySegment[] outputs(Arena arena, int count) {
        return new MemorySegment[] {arena.allocate(ValueLayout.JAVA_DOUBLE, (long) count * POINTS),
            arena.allocate(ValueLayout.JAVA_DOUBLE, 3L * POINTS),
            arena.allocate(ValueLayout.JAVA_DOUBLE, (long) count * POINTS)};
    }

    /** All NaN are one. */
    private static void requireSame(MemorySegment expected, MemorySegment actual, String what) {
        for (long i = 0; i < expected.byteSize() / Double.BYTES; i++) {
            long at = i;
            assertEquals(Double.doubleToLongBits(expected.getAtIndex(ValueLayout.JAVA_DOUBLE, i)),
                    Double.doubleToLongBits(actual.getAtIndex(ValueLayout.JAVA_DOUBLE, i)),
                    () -> what + ", value " + at);
        }
    }

    /** One thread's scratch goes from call to call: planes of one must not serve another. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void planesAreCopiedForEachCall(boolean sameCall) {
        Scratch scratch = new Scratch();
        Call shared = new Call();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment zero = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            for (int number = 1; number <= 3; number++) {
                double value = number;
                PlaneForm form = number == 2 ? PlaneForm.NODES : PlaneForm.CELLS;
                try (NodeTable table = constant(value)) {
                    Call call = identity(sameCall ? shared : new Call(), table, zero, out);
                    new ChunkValues(PathChoice.get().kernels()).store(plan(call, form), 0, 1, scratch);
                    assertEquals(form, scratch.copyPlanes(call, form));
                    assertEquals(number, out.get(ValueLayout.JAVA_DOUBLE, 0));
                    call.end();
                }
            }
        }
    }

    private static NodeTable constant(double value) {
        try (NodeTableBuilder builder = new NodeTableBuilder(1, new KnotOrder(2, false, 2, false))) {
            for (int ix = 0; ix < 2; ix++) {
                builder.setRows(ix, 0, 1, (surface, iy, count, into) -> Arrays.fill(into, 0, count, value));
            }
            return builder.build();
        }
    }

    private static Call identity(Call call, NodeTable table, MemorySegment point, MemorySegment out) {
        call.begin(index(2), index(2), point, point);
        call.add(table, 0, 1, Transform.IDENTITY, out);
        return call;
    }

    /** A worker takes chunks of two calls in turn: it has the planes of the first until that has ended. */
    @Test
    void planesOfACallThatGoesOnStay() {
        Scratch scratch = new Scratch();
        ChunkValues values = new ChunkValues(PathChoice.get().kernels());
        try (Arena arena = Arena.ofConfined(); NodeTable one = constant(1); NodeTable two = constant(2)) {
            MemorySegment zero = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            Call first = identity(new Call(), one, zero, out);
            Call second = identity(new Call(), two, zero, out);
            for (int turn = 0; turn < 2; turn++) {
                values.store(plan(first, PlaneForm.NODES), 0, 1, scratch);
                assertEquals(1, out.get(ValueLayout.JAVA_DOUBLE, 0));
                values.store(plan(second, PlaneForm.NODES), 0, 1, scratch);
                assertEquals(2, out.get(ValueLayout.JAVA_DOUBLE, 0));
                assertEquals(PlaneForm.NONE, scratch.copyPlanes(second, PlaneForm.NODES));
                assertEquals(PlaneForm.NODES, scratch.copyPlanes(first, PlaneForm.NODES));
            }
            first.finish();
            assertEquals(PlaneForm.NODES, scratch.copyPlanes(second, PlaneForm.NODES));
        }
    }

    /** What is half copied serves no call. */
    @Test
    void planesOfWhichCopyingFailedServeNobody() {
        Scratch scratch = new Scratch();
        ChunkValues values = new ChunkValues(PathChoice.get().kernels());
        try (Arena arena = Arena.ofConfined(); NodeTable one = constant(1); NodeTable two = constant(2)) {
            MemorySegment zero = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            Call first = identity(new Call(), one, zero, out);
            values.store(plan(first, PlaneForm.NODES), 0, 1, scratch);
            first.finish();
            Call broken = identity(new Call(), two, zero, out);
            broken.add(two, 1 << 20, 1, Transform.IDENTITY, out);
            for (int chunk = 0; chunk < 2; chunk++) {
                assertThrows(IndexOutOfBoundsException.class, () -> scratch.copyPlanes(broken, PlaneForm.NODES));
            }
            values.store(plan(first, PlaneForm.NODES), 0, 1, scratch);
            assertEquals(1, out.get(ValueLayout.JAVA_DOUBLE, 0));
        }
    }
}
