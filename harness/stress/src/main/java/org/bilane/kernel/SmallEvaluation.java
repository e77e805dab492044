package org.bilane.kernel;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bilane.kernel.work.Patience;

/**
 * An evaluation of a few chunks on a pool of two workers that all evaluations share, into memory of its own. Few
 * enough of them are alive at once that their memory can be taken in turn from one piece.
 */
final class SmallEvaluation {
    private static final int POINTS = 12;
    private static final int BYTES = POINTS * Double.BYTES;
    private static final long MOST_ALIVE = 1 << 16;
    private static final WorkerPool POOL = WorkerPool.builder().workers(2).pinned(false).chunkPoints(4).open();
    private static final Surfaces SURFACES =
            SurfaceStack.of(Axis.index(3), Axis.index(3), new double[][] {{0, 1, 2}, {1, 2, 4}, {2, 4, 8}}).all();
    private static final MemorySegment MEMORY = Arena.global().allocate(MOST_ALIVE * BYTES, Double.BYTES);
    private static final Points WHERE = points();
    private static final double[] EXPECTED = expected();
    private static long made;

    private final MemorySegment values;
    private volatile PendingEvaluation pending;

    /** An evaluation that is not started. */
    SmallEvaluation() {
        synchronized (SmallEvaluation.class) {
            values = MEMORY.asSlice(made++ % MOST_ALIVE * BYTES, BYTES);
        }
    }

    private static Points points() {
        MemorySegment x = Arena.global().allocate(BYTES, Double.BYTES);
        MemorySegment y = Arena.global().allocate(BYTES, Double.BYTES);
        for (int i = 0; i < POINTS; i++) {
            x.setAtIndex(JAVA_DOUBLE, i, i * 0.15);
            y.setAtIndex(JAVA_DOUBLE, i, 2 - i * 0.13);
        }
        return Points.of(x, y);
    }

    private static double[] expected() {
        MemorySegment right = Arena.global().allocate(BYTES, Double.BYTES);
        Evaluator.onCallingThread().values(SURFACES, WHERE, Transform.EXP, Layout.SURFACE_MAJOR, right);
        return right.toArray(JAVA_DOUBLE);
    }

    /** Starts it, over values that are all wrong. */
    PendingEvaluation start() {
        values.fill((byte) -1);
        pending = POOL.startValues(List.of(SURFACES), WHERE, Transform.EXP, Layout.SURFACE_MAJOR, List.of(values));
        return pending;
    }

    /** The evaluation that another thread starts; null if it never does. */
    PendingEvaluation started() {
        long deadline = Patience.deadline();
        while (pending == null && !Patience.isOver(deadline)) {
            Thread.onSpinWait();
        }
        return pending;
    }

    /** Whether each value has the bits that it has without a pool. */
    boolean isRight() {
        for (int i = 0; i < POINTS; i++) {
            if (Double.doubleToRawLongBits(values.getAtIndex(JAVA_DOUBLE, i))
                    != Double.doubleToRawLongBits(EXPECTED[i])) {
                return false;
            }
        }
        return true;
    }

    /** How a wait for it ends. */
    enum Seen {
        /** All values are there, with the right bits. */
        RIGHT,
        /** The end, but values are missing or wrong. */
        WRONG,
        /** Stopped with some chunks not done. */
        STOPPED,
        /** Called stopped with all chunks done, or with more done than there are. */
        MISCOUNTED,
        /** Not ended when the wait for it was over. */
        HANGS
    }

    /** Awaits it, and looks at what is there then. */
    Seen await(PendingEvaluation evaluation) {
        try {
            if (!evaluation.await(Patience.duration()) || !evaluation.isDone()) {
                return Seen.HANGS;
            }
            return isRight() ? Seen.RIGHT : Seen.WRONG;
        } catch (EvaluationStoppedException e) {
            return e.chunksDone() < e.chunks() ? Seen.STOPPED : Seen.MISCOUNTED;
        }
    }
}
