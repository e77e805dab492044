package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The path that this JVM must have got, so that tests of one path can't pass on another. The build states it for each
 * set of JVM options in {@code bilane.test.path}: {@code scalar}, {@code vector}, or {@code vector} and the most bits
 * that the options allow; and in {@code bilane.test.fma} whether they allow FMA. What the processor can do is read from
 * the operating system, where it tells.
 */
@Tag("numerics")
@Tag("quick")
class PathOfThisRunTest {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");
    private static final int AVX512_BITS = 512;
    private static final int AVX2_BITS = 256;
    private static final int LEAST_BITS = 128;

    @Test
    void thePathIsTheOneThatTheOptionsCallFor() throws IOException {
        String path = System.getProperty("bilane.test.path", "vector");
        boolean fmaAllowed = Boolean.parseBoolean(System.getProperty("bilane.test.fma", "true"));
        ExecutionPath chosen = ExecutionPath.chosen();
        Processor processor = Processor.read();
        assertEquals(fmaAllowed && processor.fma, chosen.fma(), chosen::toString);
        if (path.equals("scalar") || !chosen.fma()) {
            assertEquals(ExecutionPath.Kind.SCALAR, chosen.kind(), chosen::toString);
            assertEquals(0, chosen.vectorBits(), chosen::toString);
            return;
        }
        assertEquals(ExecutionPath.Kind.VECTOR, chosen.kind(), chosen::toString);
        assertTrue(chosen.vectorBits() >= LEAST_BITS, chosen::toString);
        if (processor.vectorBits > 0) {
            String most = path.substring("vector".length());
            int bits = most.isEmpty() ? processor.vectorBits : Math.min(Integer.parseInt(most), processor.vectorBits);
            assertEquals(bits, chosen.vectorBits(), chosen::toString);
        }
    }

    /** What the processor offers; 0 bits if that is not known. */
    private record Processor(boolean fma, int vectorBits) {
        static Processor read() throws IOException {
            if (!System.getProperty("os.arch").equals("amd64") || !Files.isReadable(CPUINFO)) {
                return new Processor(true, 0);
            }
            Set<String> flags = Set.of(field("flags").split(" "));
            // HotSpot leaves the first generation of AVX-512 at 256 bits.
            boolean firstGeneration = field("vendor_id").equals("GenuineIntel") && field("cpu family").equals("6")
                    && field("model").equals("85") && Integer.parseInt(field("stepping")) < 5;
            boolean avx512 = flags.containsAll(Set.of("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd"));
            return new Processor(flags.contains("fma"), avx512 && !firstGeneration ? AVX512_BITS
                    : flags.contains("avx2") ? AVX2_BITS : LEAST_BITS);
        }

        private static String field(String name) throws IOException {
            return Files.readAllLines(CPUINFO).stream().filter(line -> line.split("\\s*:")[0].strip().equals(name))
                    .findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("");
        }
    }
}
