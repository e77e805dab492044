package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.harness.input.ArrayFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.pool.BoundedReading;
import org.bilane.kernel.Axis;
import org.bilane.kernel.StackFormatException;
import org.bilane.kernel.SurfaceStack;

/** The open tables and their axes, found to fit one another. */
final class InputTables implements AutoCloseable {
    private final ArrayFiles files;
    private final List<StoredArray> arrays = new ArrayList<>();
    private final List<SurfaceStack> stacks = new ArrayList<>();
    private final List<Family> families = new ArrayList<>();
    private final List<TableReading> readings = new ArrayList<>();
    private Axis xAxis;
    private Axis yAxis;

    /**
     * Opens the tables, checks their shapes and reads the axes. Stack files are read whole.
     *
     * @param tables the files
     * @param selection which surfaces of each
     * @param reading how long reading may take
     * @throws RefusedException if a file cannot be opened or used, or does not fit the others
     */
    InputTables(TableFiles tables, SurfaceSelection selection, BoundedReading reading) throws RefusedException {
        files = new ArrayFiles(reading);
        boolean complete = false;
        try {
            for (ArrayName name : tables.files()) {
                if (tables.areStacks()) {
                    addStack(name.file(), selection);
                } else {
                    addArray(name, tables, selection);
                }
            }
            complete = true;
        } catch (ArrayException e) {
            throw new RefusedException(e.getMessage(), e);
        } finally {
            if (!complete) {
                closeQuietly();
            }
        }
    }

    private void addArray(ArrayName name, TableFiles tables, SurfaceSelection selection)
            throws RefusedException, ArrayException {
        ArrayFiles.Opened opened = files.open(name);
        arrays.add(opened.array());
        TableAxes axes = new TableAxes(opened, files.reading());
        TableArrangement order =
                TableArrangement.of(opened, axes, tables.arranging(), tables.xAxis(), tables.yAxis(), files);
        Optional<AxisSource> xSource = tables.xAxis().or(() -> axes.scale(order.x()));
        Optional<AxisSource> ySource = tables.yAxis().or(() -> axes.scale(order.y()));
        // The shape first: the knots of an axis that is too long or too short are of no use.
        Family family = Family.of(arranged(opened, order), selection);
        if (!families.isEmpty()) {
            family.requireGridOf(families.getFirst());
        }
        AxisKnots x = AxisKnots.read(xSource, family.nx(), tables.scales().x(), "x", files);
        AxisKnots y = AxisKnots.read(ySource, family.ny(), tables.scales().y(), "y", files);
        families.add(family);
        readings.add(reading(name, opened, axes, order, x, y));
        if (families.size() == 1) {
            xAxis = x.axis();
            yAxis = y.axis();
        } else {
            requireSameAxes(name.toString(), x.axis(), y.axis(), "tables");
        }
    }

    private static ArrangedArray arranged(ArrayFiles.Opened opened, TableArrangement order) {
        return new ArrangedArray(opened.array(), order.surfaces(), order.x(), order.y(), order.fixed());
    }

    private TableReading reading(ArrayName name, ArrayFiles.Opened opened, TableAxes axes, TableArrangement order,
            AxisKnots x, AxisKnots y) throws RefusedException {
        List<String> notes = new ArrayList<>();
        for (int axis = 0; axis < order.fixed().length; axis++) {
            if (order.fixed()[axis] >= 0) {
                notes.add(axes.describeFixed(axis, order.fixed()[axis]));
            }
        }
        if (!opened.info().values().isEmpty()) {
            notes.add(opened.info().values());
        }
        String surfaces = order.surfaces().isEmpty() ? "" : "surfaces on axis " + axes.describe(order.surfaces())
                + ", " + order.why() + "; ";
        String text = surfaces + "x on axis " + axes.describe(order.x()) + ", knots " + x.origin()
                + (x.descend() ? ", which descend" : "") + "; y on axis " + axes.describe(order.y())
                + ", knots " + y.origin() + (y.descend() ? ", which descend" : "");
        Family family = families.getLast();
        long[] shape = family.source() instanceof TableSource.Array source ? source.array().shape() : new long[2];
        return new TableReading(name.toString(), axes.shape(), order.surfaces(), shape.length == 3 ? shape[0] : 1,
                family.nx(), family.ny(), text, notes);
    }

    private void addStack(Path file, SurfaceSelection selection) throws RefusedException {
        try {
            SurfaceStack stack = reading().call(file.toString(), () -> SurfaceStack.open(file));
            stacks.add(stack);
            families.add(Family.of(file, stack, selection));
            families.getLast().requireGridOf(families.getFirst());
            if (families.size() == 1) {
                xAxis = stack.xAxis();
                yAxis = stack.yAxis();
            } else {
                requireSameAxes(file.toString(), stack.xAxis(), stack.yAxis(), "stacks");
            }
        } catch (StackFormatException e) {
            throw new RefusedException(e.getMessage(), e);
        } catch (IOException e) {
            throw new RefusedException(file + ": cannot be read: " + PlatformProblem.of(e, file), e);
        } catch (OutOfMemoryError e) {
            throw new RefusedException(file + ": too little memory for its surfaces; they must fit into it", e);
        }
    }

    private void requireSameAxes(String name, Axis x, Axis y, String kind) throws RefusedException {
        if (!x.equals(xAxis) || !y.equals(yAxis)) {
            boolean scales = x.scale() != xAxis.scale() || y.scale() != yAxis.scale();
            throw new RefusedException(name + ": has " + (scales ? "another scale" : "other knots") + " than "
                    + families.getFirst().source().name() + "; all " + kind + " must be on one grid"
                    + (scales ? "" : ", knots in the same order"));
        }
    }

    /**
     * How long reading may take.
     *
     * @return what limits it
     */
    BoundedReading reading() {
        return files.reading();
    }

    /**
     * The families, in the order of the files.
     *
     * @return at least one, all on one grid
     */
    List<Family> families() {
        return List.copyOf(families);
    }

    /**
     * How arrays were taken for tables.
     *
     * @return one for each family that is not from a stack file
     */
    List<TableReading> readings() {
        return List.copyOf(readings);
    }

    /**
     * The x axis.
     *
     * @return the axis of nx knots
     */
    Axis xAxis() {
        return xAxis;
    }

    /**
     * The y axis.
     *
     * @return the axis of ny knots
     */
    Axis yAxis() {
        return yAxis;
    }

    /** Closes after something else went wrong. */
    void closeQuietly() {
        try {
            close();
        } catch (ArrayException e) {
            // What is under way tells more than a read-only file that can't be closed.
        }
    }

    @Override
    public void close() throws ArrayException {
        stacks.forEach(SurfaceStack::close);
        try {
            StoredArray.closeAll(arrays);
        } finally {
            files.close();
        }
    }
}
