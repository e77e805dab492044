package org.bilane.kernel.arith;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** The flags of the running JVM, such as {@code UseFMA}: which instructions and which compiler it uses. */
public final class VmFlag {
    private VmFlag() {
    }

    /**
     * The value of a flag.
     *
     * @param name its name
     * @param otherwise what is returned where the JVM has no such flag, or does not tell
     * @return the value as text
     */
    public static String value(String name, String otherwise) {
        try {
            var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return diagnostics == null ? otherwise : diagnostics.getVMOption(name).getValue();
        } catch (IllegalArgumentException | UnsupportedOperationException noSuchBeanOrOption) {
            return otherwise;
        }
    }
}
