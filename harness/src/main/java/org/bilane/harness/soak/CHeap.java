package org.bilane.harness.soak;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The heap of the C library, where the JVM has its off-heap memory from. */
final class CHeap {
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final String TRIM = "systemTrimNativeHeap";

    private CHeap() {
    }

    /**
     * Gives what is free of it back to the system, which it would else keep for the threads that freed it. Does
     * nothing where the C library has no such thing.
     */
    static void trim() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            server.invoke(new ObjectName(COMMANDS), TRIM, null, null);
        } catch (JMException e) {
            // Only the JVM on Linux knows the command, and only with the GNU C library does it do something.
        }
    }
}
