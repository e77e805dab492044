package org.bilane.kernel;

import org.bilane.kernel.path.PathChoice;

/**
 * Which path this JVM takes: with the Vector API or with plain scalar loops, and why. The choice is made once, when
 * the library is first used. The system property {@code bilane.path} = {@code auto}, {@code vector} or {@code scalar}
 * forces it. Results are the same bits on both.
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
     * @throws IllegalStateException if {@code bilane.path} has no known value, or forces a path that is not available
     */
    public static ExecutionPath chosen() {
        PathChoice choice = PathChoice.get();
        return new ExecutionPath(choice.vector() ? Kind.VECTOR : Kind.SCALAR, choice.vectorBits(), choice.fma(),
                choice.reason());
    }
}
