package org.bilane.kernel.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.cell.AxisLocator;
import org.bilane.kernel.table.KnotOrder;
import org.bilane.kernel.table.NodeTable;
import org.bilane.kernel.table.NodeTableBuilder;
import org.junit.jupiter.api.Test;

/** A call is described, planned and carried out in this order; another is refused. */
class PlanOrderTest {
    private static final AxisLocator AXIS = AxisLocator.of(new double[] {0, 1});

    private final Call call = new Call();
    private final SumsPlan sums = new SumsPlan();
    private final ValuesPlan values = new ValuesPlan();

    private static NodeTable table() {
        try (NodeTableBuilder builder = new NodeTableBuilder(1, new KnotOrder(2, false, 2, false))) {
            for (int ix = 0; ix < 2; ix++) {
                builder.setRows(ix, 0, 1, (surface, iy, count, into) -> Arrays.fill(into, 0, count, 1));
            }
            return builder.build();
        }
    }

    private static void refuse(String message, org.junit.jupiter.api.function.Executable what) {
        assertEquals(message, assertThrows(IllegalStateException.class, what).getMessage());
    }

    @Test
    void nothingIsAddedOrPlannedBeforeACallHasBegun() {
        try (NodeTable table = table()) {
            refuse("no call has begun", () -> call.add(table, 0, 1, Transform.EXP, null));
            refuse("the call has no family", () -> call.layout(Layout.POINT_MAJOR));
            refuse("the call has no family", () -> call.gradients(null, null, null, null));
            refuse("the call has no family", () -> sums.make(call));
            refuse("the call has no family", () -> values.make(call, true, null, false, 1));
        }
    }

    @Test
    void aPlanServesTheCallThatItWasMadeOf() {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table()) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            refuse("no sums are planned, or those of a call that has ended", sums::call);
            refuse("no values are planned, or those of a call that has ended", values::call);
            describe(x, table);
            sums.make(call);
            values.make(call, true, null, false, 1);
            assertSame(call, sums.call());
            assertSame(call, values.call());
            call.end();
            refuse("no sums are planned, or those of a call that has ended", sums::call);
            refuse("no values are planned, or those of a call that has ended", values::call);
            describe(x, table);
            refuse("no sums are planned, or those of a call that has ended", sums::call);
            sums.make(call);
            assertSame(call, sums.call());
        }
    }

    @Test
    void derivativesAreThoseOfOneFamily() {
        try (Arena arena = Arena.ofConfined(); NodeTable table = table()) {
            MemorySegment x = arena.allocate(ValueLayout.JAVA_DOUBLE, 1);
            describe(x, table);
            call.add(table, 0, 1, Transform.EXP, null);
            refuse("derivatives of 2 families; there must be one", () -> call.gradients(null, null, x, null));
        }
    }

    private void describe(MemorySegment x, NodeTable table) {
        call.begin(AXIS, AXIS, x, x);
        call.add(table, 0, 1, Transform.EXP, null);
    }
}
