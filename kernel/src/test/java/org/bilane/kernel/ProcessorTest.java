package org.bilane.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a processor, from constructed descriptions. */
class ProcessorTest {
    private static final String AVX512 = "fpu fma avx avx2 avx512f avx512dq avx512cd avx512bw avx512vl";

    private static Processor read(String... lines) {
        return Processor.of(List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "flags\t\t: " + AVX512, "flags\t\t:  fpu  fma   avx avx2  avx512f avx512dq avx512cd avx512bw avx512vl  ",
        "flags: " + AVX512, "  flags \t:\t" + AVX512 + "\tfpu fpu"})
    void flagsMayBeApartByAnyBlanks(String flags) {
        assertEquals(new Processor(true, 512), read("processor\t: 0", flags, "", "processor\t: 1", "flags\t\t: fpu"));
    }

    @Test
    void widthFollowsTheFlags() {
        assertEquals(new Processor(true, 256), read("flags\t\t: fpu fma avx avx2"));
        assertEquals(new Processor(true, 256), read("flags\t\t: fpu fma avx avx2 avx512f"));
        assertEquals(new Processor(false, 128), read("flags\t\t: fpu avx"));
        assertEquals(new Processor(false, 128), read("flags\t\t: fpu sse2"));
    }

    @Test
    void firstGenerationOfAvx512IsLeftAtHalfTheWidth() {
        String[] lines = {"vendor_id\t: GenuineIntel", "cpu family\t: 6", "model\t\t: 85", "stepping\t: 4",
            "flags\t\t: " + AVX512};
        assertEquals(new Processor(true, 256), Processor.of(List.of(lines)));
        lines[3] = "stepping\t: 7";
        assertEquals(new Processor(true, 512), Processor.of(List.of(lines)));
        lines[3] = "stepping\t: unknown";
        assertEquals(new Processor(true, 512), Processor.of(List.of(lines)));
        lines[3] = "no colon";
        assertEquals(new Processor(true, 512), Processor.of(List.of(lines)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "flags", "flags\t\t:", "flags\t\t:   ", ": fma", "Features\t: fp asimd"})
    void nothingIsKnownWithoutFlags(String line) {
        assertEquals(new Processor(true, 0), read(line));
        assertEquals(new Processor(true, 0), read());
    }

    @Test
    void thisMachineCanBeRead() throws IOException {
        assertTrue(Processor.ofThisMachine().vectorBits() >= 0);
    }
}
