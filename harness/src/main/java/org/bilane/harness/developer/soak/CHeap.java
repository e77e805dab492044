package org.bilane.harness.developer.soak;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The heap of the C library, where the JVM has its off-heap memory from. GNU's keeps up to 64 MiB of what each of its
 * arenas has freed, which would hide a leak behind growth that is none.
 */
final class CHeap {
    /** {@code M_TRIM_THRESHOLD}: how much may be free at the end of an arena. */
    private static final int TRIM_THRESHOLD = -1;
    /** {@code M_MMAP_THRESHOLD}: from which size on memory is the system's own, and goes back when it is freed. */
    private static final int MMAP_THRESHOLD = -3;
    /** The C library's own first thresholds, which would else grow with what is freed. */
    private static final int THRESHOLD_BYTES = 128 << 10;

    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final String TRIM = "systemTrimNativeHeap";

    private CHeap() {
    }

    /**
     * Makes it give freed memory back to the system from now on.
     *
     * @return false where it can't be told to: by another C library, or without native access
     */
    @SuppressWarnings("restricted") // It asks whether native access is granted.
    static boolean keepLittle() {
        if (!CHeap.class.getModule().isNativeAccessEnabled()) {
            return false;
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> mallopt = linker.defaultLookup().find("mallopt");
        if (mallopt.isEmpty()) {
            return false;
        }
        MethodHandle call = linker.downcallHandle(mallopt.get(), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        return set(call, TRIM_THRESHOLD) && set(call, MMAP_THRESHOLD);
    }

    private static boolean set(MethodHandle mallopt, int parameter) {
        try {
            return (int) mallopt.invokeExact(parameter, THRESHOLD_BYTES) == 1;
        } catch (Throwable impossible) {
            throw new AssertionError("mallopt reports failure by its result alone", impossible);
        }
    }

    /** Gives back to the system what is free now. Does nothing where the C library has no such thing. */
    static void trim() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            server.invoke(new ObjectName(COMMANDS), TRIM, null, null);
        } catch (JMException e) {
            // Only the JVM on Linux knows the command, and only with the GNU C library does it do something.
        }
    }
}
