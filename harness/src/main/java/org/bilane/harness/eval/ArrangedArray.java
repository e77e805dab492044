package org.bilane.harness.eval;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.MappedFile;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.Target;

/**
 * An array seen as a table (K, nx, ny) or (nx, ny): with its axes in another order, some of them counted together as
 * surfaces, some fixed at an index.
 */
final class ArrangedArray implements StoredArray {
    private final StoredArray source;
    /** The source's axes: those of the surfaces, then x and y. */
    private final int[] axes;
    /** An index for each axis of the source that is fixed. */
    private final long[] fixed;
    /** The lengths of {@link #axes}. */
    private final long[] lengths;
    private final long[] shape;

    /**
     * Arranges an array.
     *
     * @param source the array
     * @param surfaceAxes its axes that are surfaces, the last one counted fastest
     * @param x its axis x
     * @param y its axis y
     * @param fixed for each of its axes the index at which it is fixed; of no meaning for the others
     */
    ArrangedArray(StoredArray source, List<Integer> surfaceAxes, int x, int y, long[] fixed) {
        this.source = source;
        int surfaces = surfaceAxes.size();
        this.axes = new int[surfaces + 2];
        for (int i = 0; i < surfaces; i++) {
            axes[i] = surfaceAxes.get(i);
        }
        axes[surfaces] = x;
        axes[surfaces + 1] = y;
        this.fixed = fixed.clone();
        this.lengths = Arrays.stream(axes).mapToLong(axis -> source.shape()[axis]).toArray();
        long[] grid = {lengths[surfaces], lengths[surfaces + 1]};
        this.shape = surfaces == 0 ? grid : new long[] {surfaceCount(), grid[0], grid[1]};
    }

    private long surfaceCount() {
        return Arrays.stream(lengths).limit(lengths.length - 2).reduce(1, (a, b) -> a * b);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Path file() {
        return source.file();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public long size() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** Where the elements begin in the source if they lie there as they are seen; else -1. */
    private long asStored() {
        long[] all = source.shape();
        long[] strides = Target.strides(all);
        int next = 0;
        long begin = 0;
        for (int axis = 0; axis < all.length; axis++) {
            if (next < axes.length && axes[next] == axis) {
                next++;
            } else if (next > 0 && all[axis] > 1 || next == axes.length || isSeen(axis)) {
                return -1;
            } else {
                begin += fixed[axis] * strides[axis];
            }
        }
        return begin;
    }

    private boolean isSeen(int axis) {
        return Arrays.stream(axes).anyMatch(seen -> seen == axis);
    }

    @Override
    public Optional<MemorySegment> mapped(long from, long count) {
        long begin = asStored();
        return begin < 0 ? Optional.empty() : source.mapped(begin + from, count);
    }

    @Override
    public void guard(MappedFile.Reading reading) throws ArrayException {
        source.guard(reading);
    }

    @Override
    public boolean isRandomAccess() {
        return asStored() >= 0 && source.isRandomAccess();
    }

    @Override
    public void read(long from, long count, MemorySegment destination) throws ArrayException {
        long begin = asStored();
        if (begin >= 0) {
            requireRange(from, count, destination);
            source.read(begin + from, count, destination);
        } else {
            StoredArray.super.read(from, count, destination);
        }
    }

    @Override
    public void read(Box box, Target target) throws ArrayException {
        int surfaces = axes.length - 2;
        long[] surfaceLengths = Arrays.copyOf(lengths, surfaces);
        int grid = shape.length - 2;
        long first = grid == 0 ? 0 : box.origin()[0];
        long count = grid == 0 ? 1 : box.lengths()[0];
        long surfaceStride = grid == 0 ? 0 : target.strides()[0];
        long[] strides = Target.strides(surfaceLengths);
        for (Box part : surfaces == 0 ? List.of(Box.whole(new long[0])) : Box.ofRange(surfaceLengths, first, count)) {
            long[] origin = new long[axes.length];
            long[] partLengths = new long[axes.length];
            long[] targetStrides = new long[axes.length];
            long base = target.base();
            for (int i = 0; i < surfaces; i++) {
                origin[i] = part.origin()[i];
                partLengths[i] = part.lengths()[i];
                targetStrides[i] = strides[i] * surfaceStride;
                base += origin[i] * targetStrides[i];
            }
            base -= first * surfaceStride;
            for (int i = 0; i < 2; i++) {
                origin[surfaces + i] = box.origin()[grid + i];
                partLengths[surfaces + i] = box.lengths()[grid + i];
                targetStrides[surfaces + i] = target.strides()[grid + i];
            }
            readPart(origin, partLengths, new Target(target.doubles(), base, targetStrides));
        }
    }

    private void readPart(long[] origin, long[] partLengths, Target target) throws ArrayException {
        long[] sourceOrigin = fixed.clone();
        long[] sourceLengths = new long[fixed.length];
        long[] sourceStrides = new long[fixed.length];
        Arrays.fill(sourceLengths, 1);
        for (int i = 0; i < axes.length; i++) {
            int axis = axes[i];
            sourceLengths[axis] = partLengths[i];
            sourceOrigin[axis] = origin[i];
            sourceStrides[axis] = target.strides()[i];
        }
        source.read(new Box(sourceOrigin, sourceLengths), new Target(target.doubles(), target.base(), sourceStrides));
    }

    @Override
    public void close() throws ArrayException {
        source.close();
    }
}
