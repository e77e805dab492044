package org.bilane.harness.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.npy.NpyArray;
import org.bilane.harness.npy.NpyException;
import org.bilane.harness.file.PlatformProblem;
import org.bilane.kernel.Axis;
import org.bilane.kernel.StackFormatException;
import org.bilane.kernel.SurfaceStack;

/** The open tables and their axes, found to fit one another. */
final class InputTables implements AutoCloseable {
    private final List<NpyArray> arrays = new ArrayList<>();
    private final List<SurfaceStack> stacks = new ArrayList<>();
    private final List<Family> families = new ArrayList<>();
    private final Axis xAxis;
    private final Axis yAxis;

    /**
     * Opens the tables, checks their shapes and reads the axes. Stack files are read whole.
     *
     * @param tables the files
     * @param selection which surfaces of each
     * @throws RefusedException if a file cannot be opened or used, or does not fit the others
     */
    InputTables(TableFiles tables, SurfaceSelection selection) throws RefusedException {
        boolean complete = false;
        try {
            for (Path file : tables.files()) {
                families.add(tables.areStacks() ? stackFamily(file, selection) : arrayFamily(file, selection));
                families.getLast().requireGridOf(families.getFirst());
            }
            if (tables.areStacks()) {
                xAxis = stacks.getFirst().xAxis();
                yAxis = stacks.getFirst().yAxis();
                requireSameAxes();
            } else {
                xAxis = AxisFile.read(tables.xAxis(), families.getFirst().nx(), tables.scales().x(), "x");
                yAxis = AxisFile.read(tables.yAxis(), families.getFirst().ny(), tables.scales().y(), "y");
            }
            complete = true;
        } catch (NpyException e) {
            throw new RefusedException(e.getMessage(), e);
        } finally {
            if (!complete) {
                closeQuietly();
            }
        }
    }

    private Family arrayFamily(Path file, SurfaceSelection selection) throws RefusedException, NpyException {
        NpyArray array = NpyArray.open(file);
        arrays.add(array);
        return Family.of(array, selection);
    }

    private Family stackFamily(Path file, SurfaceSelection selection) throws RefusedException {
        try {
            SurfaceStack stack = SurfaceStack.open(file);
            stacks.add(stack);
            return Family.of(file, stack, selection);
        } catch (StackFormatException e) {
            throw new RefusedException(e.getMessage(), e);
        } catch (IOException e) {
            throw new RefusedException(file + ": cannot be read: " + PlatformProblem.of(e, file), e);
        } catch (OutOfMemoryError e) {
            throw new RefusedException(file + ": too little memory for its surfaces; they must fit into it", e);
        }
    }

    private void requireSameAxes() throws RefusedException {
        for (int f = 1; f < stacks.size(); f++) {
            boolean same = stacks.get(f).xAxis().equals(xAxis) && stacks.get(f).yAxis().equals(yAxis);
            if (!same) {
                throw new RefusedException(families.get(f).source().file() + ": has other knots than "
                        + families.getFirst().source().file() + "; all stacks must be on one grid, in its order and on its scales");
            }
        }
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
        } catch (NpyException e) {
            // What is under way tells more than a read-only file that can't be closed.
        }
    }

    @Override
    public void close() throws NpyException {
        stacks.forEach(SurfaceStack::close);
        NpyException problem = null;
        for (NpyArray array : arrays) {
            try {
                array.close();
            } catch (NpyException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
