package org.bilane.kernel;

import org.bilane.kernel.path.PathChoice;

/**
 * Which path this JVM takes: with the Vector API or with plain scalar loops, and why. The choice is made once, when
 * the library is first used. The system property {@code bilane.path} = {@code auto}, {@code vector} or {@code scalar}
 * forces it. Results are the same bits on both.
 *
 * <p>On the vector path too, scalar loops do the work of a JVM that has just started, since vector operations are slow
 * until they are compiled: each loop is replaced by its vector form once that is, after some tenths of a second of
 * work. The system property {@code bilane.start} = {@code vector} has vector loops run from the first call on, in place
 * of {@code scalar}: a program that measures one of the first calls, or tests vector loops, may want that.
 *
 * @param kind vector or scalar
 * @param vectorBits the width of the vectors, 0 on the scalar path
 * @param fma whether fused multiply-add is used; the bits of results depend on it
 * @param reason why, in one sentence
 */
public record ExecutionPath(Kind kind, int vectorBits, boolean fma, String reason) {
    /** The two ways. */
    public enum Kind {
        /** Kernels of {@code jdk.incubator.vector}. */
        VECTOR,
        /** Plain loops, which run everywhere. */
        SCALAR
    }

    /**
     * The path of this JVM.
     *
     * @return the path
     * @throws IllegalStateException if {@code bilane.path}, {@code bilane.start} or {@code bilane.gathers} has no known
     *     value, or the first forces a path that is not available
     */
    public static ExecutionPath chosen() {
        PathChoice choice = PathChoice.get();
        return new ExecutionPath(choice.vector() ? Kind.VECTOR : Kind.SCALAR, choice.vectorBits(), choice.fma(),
                choice.reason());
    }
}
