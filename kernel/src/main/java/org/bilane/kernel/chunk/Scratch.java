package org.bilane.kernel.chunk;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bilane.kernel.cell.LocatedPoints;
import org.bilane.kernel.cell.SliceScratch;
import org.bilane.kernel.moment.CellMoments;
import org.bilane.kernel.path.RunScratch;
import org.bilane.kernel.sum.CompensatedSums;
import org.bilane.kernel.sum.SumBlocks;
import org.bilane.kernel.table.InterpolatedValues;
import org.bilane.kernel.table.LookUp;
import org.bilane.kernel.table.PlaneForm;
import org.bilane.kernel.table.RowLoop;
import org.bilane.kernel.table.SurfacePlanes;

/**
 * What a thread needs to work on chunks, kept from call to call: located points, values of one surface, a tile of
 * values, moments, partial sums. About 200 KiB; 16 KiB more once vectors locate points that are copied or whose
 * logarithms are taken, 1 or 8 for each surface once values of 2 to 7 are stored by point, 310 once derivatives are
 * asked for, and 0.8 MB once points are ordered by cell; for each surface of the widest call 64 bytes, or 128 after
 * calls of few points, 24 more after sums in order of more than 2^20 points, and 24 once derivatives of more than 8,192
 * are stored by point; and 8 bytes for each node of each surface once surfaces are read from planes, 64 MiB at most, or
 * 32 where these are 128 KiB at most. Used by one thread at a time.
 */
public final class Scratch {
    /** The most points that are located at a time. */
    public static final int POINTS = SumBlocks.UNIT;
    /**
     * Doubles of a tile of values: a quarter of the smallest usual L2. Of a tile that fits L1 each surface's values are
     * so few cache lines that the hardware does not see that they follow one another.
     */
    public static final int TILE = 8192;
    private static final long ALIGNMENT = 64;
    private static final long CLEARED_BYTES = 1 << 30;

    final LocatedPoints located;
    final InterpolatedValues interpolated = new InterpolatedValues(POINTS);
    final LookUp lookUp = new LookUp();
    private final SurfacePlanes planes = new SurfacePlanes();
    /** Of which call planes are here; null if of none yet. */
    private CallNumber planesOf;
    private long planesOfNumber;
    final MemorySegment tile;
    final CellMoments moments = new CellMoments();
    /** u and v of some points of one cell. */
    final double[] fractions = new double[2 * CellMoments.PIECE];
    final RunScratch run = new RunScratch();
    private double[] rows = new double[0];
    private ChunkGradients gradients;
    private SliceScratch slice;
    /** Partial sums, in rows: of one family in order, of all that are summed by cell one after the other. */
    MemorySegment lanes = MemorySegment.NULL;
    /** Rows of a family's terms. */
    private MemorySegment terms = MemorySegment.NULL;
    private MemorySegment unitSums = MemorySegment.NULL;
    private CompensatedSums blockSums;

    /** Scratch, which the garbage collector frees: it may be dropped anywhere, at any time. */
    public Scratch() {
        Arena arena = Arena.ofAuto();
        this.located = new LocatedPoints(POINTS);
        this.tile = arena.allocate((long) TILE * Double.BYTES, ALIGNMENT);
    }

    /** What derivatives need, made when they are asked for first. */
    ChunkGradients gradients() {
        if (gradients == null) {
            gradients = new ChunkGradients();
        }
        return gradients;
    }

    /** Rows of the values of few surfaces, so many doubles in all and some more; they may hold anything. */
    double[] rows(int doubles) {
        if (rows.length < doubles + RowLoop.SURPLUS) {
            rows = new double[doubles + RowLoop.SURPLUS];
        }
        return rows;
    }

    /** What ordering a slice takes, made at first use. */
    SliceScratch slice() {
        if (slice == null) {
            slice = new SliceScratch(located);
        }
        return slice;
    }

    /** Allocates partial sums, where there are too few, and sets them to zero. */
    MemorySegment lanes(long bytes) {
        if (lanes.byteSize() < bytes) {
            lanes = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        }
        for (long at = 0; at < bytes; at += CLEARED_BYTES) {
            clear(lanes, at, (int) Math.min(CLEARED_BYTES, bytes - at));
        }
        return lanes;
    }

    /** Allocates terms of partial sums, where there are too few; they may hold anything. */
    MemorySegment terms(long bytes) {
        if (terms.byteSize() < bytes) {
            terms = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        }
        return terms;
    }

    /** Allocates the sums of a unit of points, where there are too few; they may hold anything. */
    MemorySegment unitSums(int surfaces) {
        long bytes = (long) surfaces * Double.BYTES;
        if (unitSums.byteSize() < bytes) {
            unitSums = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        }
        return unitSums;
    }

    /** The sums of a block whose units are added one after the other, made at first use. */
    CompensatedSums blockSums() {
        if (blockSums == null) {
            blockSums = new CompensatedSums();
        }
        return blockSums;
    }

    /**
     * Sets doubles to 0. An int counts the bytes: a loop that counts with a long is compiled to one store after the
     * other.
     */
    static void clear(MemorySegment values, long from, int bytes) {
        for (int at = 0; at < bytes; at += Double.BYTES) {
            values.set(ValueLayout.JAVA_DOUBLE, from + at, 0);
        }
    }

    /**
     * Copies the planes of all surfaces of a call, if it plans to have any and they are not here yet. Those of another
     * call that goes on stay: a worker takes chunks of several calls in turn, and would copy before each of them.
     *
     * @return what planes are here for the call; none where its surfaces are to be read from the table
     */
    PlaneForm copyPlanes(Call call, PlaneForm planned) {
        if (planned == PlaneForm.NONE) {
            return planned;
        }
        for (int f = 0; f < call.families; f++) {
            call.tables[f].requireOpen();
        }
        boolean whole = planesOf != null && planesOfNumber == planesOf.value();
        if (whole) {
            return planesOf == call.number ? planned : PlaneForm.NONE;
        }
        planes.begin(call.tables[0], call.surfaces, planned);
        for (int f = 0; f < call.families; f++) {
            planes.add(call.tables[f], call.first[f], call.count[f]);
        }
        // Last: should copying fail, nobody takes for whole what is there by then.
        planesOf = call.number;
        planesOfNumber = call.number.value();
        return planned;
    }

    /** What {@link #copyPlanes} copied. */
    SurfacePlanes planes() {
        return planes;
    }

    /** The distance of two rows of partial sums: whole vectors. */
    static long rowBytes(int surfaces) {
        return Math.ceilDiv(surfaces, 8) * 8L * Double.BYTES;
    }
}
