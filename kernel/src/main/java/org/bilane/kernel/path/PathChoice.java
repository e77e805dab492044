package org.bilane.kernel.path;

import org.bilane.kernel.arith.Fma;
import org.bilane.kernel.cpu.Gathers;
import org.bilane.kernel.scalar.ScalarKernels;

/**
 * The one place that decides between the vector and the scalar path, once in a JVM.
 *
 * <p>The vector path is taken only where it is known to be good: {@code jdk.incubator.vector} is there, the JVM is a
 * HotSpot of a tested release, or of a newer one that passes a check, with its optimizing compiler, it uses FMA
 * instructions, and vectors have at least two lanes. Elsewhere a vector operation would allocate an object each, or
 * {@code fma} go through BigDecimal.
 *
 * @param kernels the arithmetic
 * @param vector whether it is the vector path
 * @param vectorBits the width of a vector, 0 on the scalar path
 * @param fma whether FMA instructions are used
 * @param reason why, in one sentence
 */
public record PathChoice(SurfaceKernels kernels, boolean vector, int vectorBits, boolean fma, String reason) {
    private static final String PROPERTY = "bilane.path";
    private static final String START = "bilane.start";
    private static final String MODULE = "jdk.incubator.vector";

    /**
     * The choice.
     *
     * @return the same choice always
     * @throws IllegalStateException if the property {@code bilane.path} or {@code bilane.start} has no known value, or
     *     the former asks for the vector path where it is not available
     */
    public static PathChoice get() {
        if (Holder.FAILURE != null) {
            throw new IllegalStateException(Holder.FAILURE);
        }
        return Holder.CHOICE;
    }

    /** Chooses at first use; a failure is kept, so that each call says it, not only the first. */
    private static final class Holder {
        static final PathChoice CHOICE;
        static final String FAILURE;

        static {
            PathChoice choice = null;
            String failure = null;
            try {
                choice = choose(System.getProperty(PROPERTY, "auto"), warmsUp(System.getProperty(START, "scalar")));
            } catch (IllegalStateException e) {
                failure = e.getMessage();
            }
            CHOICE = choice;
            FAILURE = failure;
        }
    }

    /** Whether the vector path begins with scalar loops. */
    private static boolean warmsUp(String start) {
        return switch (start) {
            case "scalar" -> true;
            case "vector" -> false;
            default -> throw new IllegalStateException(START + "=" + start + ": must be scalar or vector");
        };
    }

    private static PathChoice choose(String asked, boolean warming) {
        return switch (asked) {
            case "scalar" -> scalar("the system property " + PROPERTY + " asks for it");
            case "vector" -> {
                String obstacle = VectorGate.obstacle();
                if (obstacle != null) {
                    throw new IllegalStateException(PROPERTY + "=vector: there is no vector path: " + obstacle);
                }
                yield VectorPath.choice("the system property " + PROPERTY + " asks for it; " + VectorGate.release(),
                        warming);
            }
            case "auto" -> {
                String obstacle = VectorGate.obstacle();
                if (obstacle == null) {
                    obstacle = VectorGate.doubt();
                }
                if (obstacle != null) {
                    System.getLogger("org.bilane.kernel").log(System.Logger.Level.WARNING,
                            "Bilane runs on its scalar path: " + obstacle);
                    yield scalar(obstacle);
                }
                yield VectorPath.choice(MODULE + " is there, with FMA and the optimizing compiler; "
                        + VectorGate.release(), warming);
            }
            default -> throw new IllegalStateException(PROPERTY + "=" + asked
                    + ": must be auto, vector or scalar");
        };
    }

    private static PathChoice scalar(String reason) {
        return new PathChoice(new ScalarKernels(), false, 0, Fma.HARDWARE, reason);
    }

    /** The vector path; in a class of its own, as linking that needs the incubator module. */
    private static final class VectorPath {
        static PathChoice choice(String reason, boolean warming) {
            var vector = new org.bilane.kernel.simd.VectorKernels(Gathers.areUsed());
            SurfaceKernels kernels = warming ? new WarmingKernels(vector, new ScalarKernels()) : vector;
            return new PathChoice(kernels, true, org.bilane.kernel.simd.VectorKernels.vectorBits(), Fma.HARDWARE,
                    reason);
        }
    }
}
