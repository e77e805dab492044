package org.bilane.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What an x86-64 processor offers to the vector path, as the operating system tells it.
 *
 * @param fma whether it has FMA instructions; taken to be so where nothing is told
 * @param vectorBits the widest vectors that HotSpot uses on it, 0 if that is not known
 */
record Processor(boolean fma, int vectorBits) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");
    private static final Processor UNKNOWN = new Processor(true, 0);
    private static final Set<String> AVX512 = Set.of("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd");
    private static final int AVX512_BITS = 512;
    private static final int AVX2_BITS = 256;
    private static final int LEAST_BITS = 128;
    /** The first stepping of Intel's model 85 whose vectors HotSpot leaves at 512 bits. */
    private static final int FULL_STEPPING = 5;

    /** The processor that this JVM runs on. */
    static Processor ofThisMachine() throws IOException {
        if (!System.getProperty("os.arch").equals("amd64") || !Files.isReadable(CPUINFO)) {
            return UNKNOWN;
        }
        return of(Files.readAllLines(CPUINFO));
    }

    /** The first processor that lines of {@code /proc/cpuinfo} describe. */
    static Processor of(List<String> cpuinfo) {
        // Some kernels leave two blanks where a flag is hidden: what is between them is no flag.
        List<String> flags = List.of(field(cpuinfo, "flags").split("\\s+"));
        if (flags.equals(List.of(""))) {
            return UNKNOWN;
        }
        // HotSpot leaves the first generation of AVX-512 at 256 bits.
        boolean firstGeneration = field(cpuinfo, "vendor_id").equals("GenuineIntel")
                && field(cpuinfo, "cpu family").equals("6") && field(cpuinfo, "model").equals("85")
                && number(field(cpuinfo, "stepping")) < FULL_STEPPING;
        return new Processor(flags.contains("fma"), flags.containsAll(AVX512) && !firstGeneration ? AVX512_BITS
                : flags.contains("avx2") ? AVX2_BITS : LEAST_BITS);
    }

    private static String field(List<String> cpuinfo, String name) {
        return cpuinfo.stream().filter(line -> line.indexOf(':') > 0)
                .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(name))
                .findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("");
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : FULL_STEPPING;
    }
}
