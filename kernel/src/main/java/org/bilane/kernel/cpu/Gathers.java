package org.bilane.kernel.cpu;

import java.nio.file.Path;

/**
 * Whether this machine's CPUs gather doubles from an array faster than they load them one by one, with vectors of 8
 * lanes. That is what was measured. Where they are not used, {@code simd.KnotLoops} and {@code simd.CellLoops} load what
 * several points need of knots and of corners at once, with which gathers were not compared.
 *
 * <p>Intel's do since Sapphire Rapids: values of one surface took 0.7 to 0.85 times the time there. Those before, from
 * Skylake on, gather slowly since the microcode of August 2023 that keeps gathers from giving away what others loaded
 * (CVE-2022-40982); Linux names them. AMD's make many small operations of a gather: on Zen 5 it took 1.1 times the time
 * of single loads. Others were not measured.
 */
public final class Gathers {
    private static final String PROPERTY = "bilane.gathers";
    private static final String UNAFFECTED = "Not affected";

    private Gathers() {
    }

    /**
     * Whether gathers are used on this machine: what the system property {@code bilane.gathers} says, {@code true} or
     * {@code false}; otherwise, or if it is {@code auto}, whether they are fast.
     *
     * @return true if so
     * @throws IllegalStateException if the property has another value
     */
    public static boolean areUsed() {
        String asked = System.getProperty(PROPERTY, "auto");
        return switch (asked) {
            case "true" -> true;
            case "false" -> false;
            case "auto" -> OperatingSystem.isLinux() && areFast(Path.of("/"));
            default -> throw new IllegalStateException(PROPERTY + "=" + asked + ": must be auto, true or false");
        };
    }

    /**
     * Whether gathers are fast.
     *
     * @param root the directory that holds {@code sys} and {@code proc}
     * @return true if so; false where nothing tells
     */
    static boolean areFast(Path root) {
        SystemFiles files = new SystemFiles(root);
        String vendor = files.line("proc/cpuinfo", "vendor_id").orElse("");
        int colon = vendor.indexOf(':');
        return colon >= 0 && vendor.substring(colon + 1).strip().equals("GenuineIntel")
                && files.text(TopologyReader.CPU_DIRECTORY + "vulnerabilities/gather_data_sampling").orElse("")
                        .strip().equals(UNAFFECTED);
    }
}
