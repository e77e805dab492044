package org.bilane.kernel.path;

import java.util.Optional;
import org.bilane.kernel.arith.Fma;
import org.bilane.kernel.arith.VmFlag;

/** What stands against the vector path in this JVM. */
final class VectorGate {
    /** Some tenths of a second are needed; a busy machine takes longer. */
    private static final long LONGEST_CHECK_NANOS = 4_000_000_000L;
    private static final int OPTIMIZING_TIER = 4;
    private static final int LEAST_BITS = 128;

    private VectorGate() {
    }

    /** Why the vector path can't run at all, or would be slower than the scalar one by far; null if it can. */
    static String obstacle() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return "the module jdk.incubator.vector is not there; start java with"
                    + " --add-modules jdk.incubator.vector";
        }
        if (!Fma.HARDWARE) {
            return "this JVM uses no FMA instructions";
        }
        if (!System.getProperty("java.vm.name", "").contains("HotSpot")
                && !System.getProperty("java.vm.name", "").contains("OpenJDK")) {
            return "this JVM is not HotSpot, and vector operations may allocate";
        }
        if (System.getProperty("java.vm.info", "").contains("interpreted")) {
            return "this JVM only interprets, and vector operations allocate";
        }
        if (Integer.parseInt(VmFlag.value("TieredStopAtLevel", "0")) < OPTIMIZING_TIER
                || Boolean.parseBoolean(VmFlag.value("UseJVMCICompiler", "false"))) {
            return "this JVM runs without its optimizing compiler C2, and vector operations may allocate";
        }
        int bits = org.bilane.kernel.simd.VectorWidth.bits();
        return bits < LEAST_BITS ? "vectors of doubles have " + bits + " bits here, fewer than " + LEAST_BITS : null;
    }

    /**
     * Why the vector path is not taken unless asked for; null if there is no reason. Of a release that was not tested
     * the loops are run first, and must stop making objects. That costs the first use of the library some tenths of a
     * second there; to take the scalar path instead would cost each call a factor of two.
     */
    static String doubt() {
        Runtime.Version running = Runtime.version();
        if (TestedJdks.day(running).isPresent()) {
            return null;
        }
        if (running.compareToIgnoreOptional(TestedJdks.first()) < 0) {
            return "JDK " + running + " is older than " + TestedJdks.first() + ", the first release that was tested";
        }
        boolean clean = org.bilane.kernel.simd.WarmCheck.allocatesNothing(LONGEST_CHECK_NANOS);
        return clean ? null : "JDK " + running + " was not tested, and its vector operations did not stop making"
                + " objects; tested are " + TestedJdks.all();
    }

    /** What is known of the running release. */
    static String release() {
        Runtime.Version running = Runtime.version();
        Optional<String> day = TestedJdks.day(running);
        return "JDK " + running + " " + (day.isPresent() ? "was tested on " + day.get()
                : "was not tested (tested are " + TestedJdks.all() + ")");
    }
}
