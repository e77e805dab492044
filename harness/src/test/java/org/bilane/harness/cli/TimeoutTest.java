package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.file.FileNames;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --timeout} ends the reading of tables and points: one line, exit status 1, and nothing is left. */
@Timeout(240)
class TimeoutTest {
    /** Reading and converting so many numbers takes many times as long as the limit. */
    private static final long MANY = 1L << 32;
    /** So many become 256 MiB of doubles in a file, which takes a few times as long. */
    private static final long TABLE = 1L << 25;

    @TempDir
    private Path folder;

    @TempDir
    private Path streams;

    @BeforeEach
    void files() throws IOException {
        // Zeros, which take no space on the disk where the file system can do that.
        sparse("large.npy", "(" + TABLE / 4 + ", 2, 2)", TABLE);
        sparse("many.npy", "(2, " + MANY / 2 + ")", MANY);
        NpyWriter.save(folder.resolve("z.npy"), new double[] {0, 1, 2, 3}, 2, 2);
        NpyWriter.save(folder.resolve("p.npy"), new double[] {0, 1, 0, 1}, 2, 2);
    }

    private void sparse(String name, String shape, long count) throws IOException {
        String text = "{'descr': '|i1', 'fortran_order': False, 'shape': " + shape + ", }";
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length(), 0});
            file.write(text.getBytes(StandardCharsets.US_ASCII));
            file.setLength(file.length() + count);
        }
    }

    private InProcess run(String limit, String... arguments) throws IOException, InterruptedException {
        List<String> before = FileNames.in(folder);
        List<String> all = new ArrayList<>();
        for (String argument : arguments) {
            all.add(argument.startsWith("@") ? folder.resolve(argument.substring(1)).toString() : argument);
        }
        all.add("--timeout=" + limit);
        InProcess result = new ChildProcess(streams).with("--enable-native-access=ALL-UNNAMED")
                .run(all.toArray(String[]::new));
        assertEquals(1, result.status(), result.err());
        assertEquals("", result.out());
        assertEquals(before, FileNames.in(folder));
        return result;
    }

    private void assertLine(String expected, InProcess result) {
        // The JVM has a word on its incubator module.
        List<String> lines = result.errLines().stream().filter(line -> !line.startsWith("WARNING: ")).toList();
        assertEquals(List.of("bilane: --timeout 100ms: the time is up while " + folder + "/" + expected), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--sums", "--dx"})
    void evalStopsWhileItReadsItsTable(String output) throws Exception {
        InProcess result = run("100ms", "eval", "--surfaces", "@large.npy", "--points", "@p.npy", output, "@o.npy");
        // On a busy machine the time may be up as soon as the points are opened.
        assertTrue(result.errLines().getLast().matches("bilane: --timeout 100ms: the time is up while"
                + " \\S+/(large|p)\\.npy was being read, with 0.0 % of the evaluations done; nothing was"
                + " written"), result.err());
    }

    @Test
    void stackStopsWhileItReads() throws Exception {
        assertLine("large.npy was being read; nothing was written",
                run("100ms", "stack", "--surfaces", "@large.npy", "--out", "@o.bilane"));
    }

    @Test
    void evalStopsWhileItReadsPoints() throws Exception {
        InProcess result = run("1.5", "eval", "--surfaces", "@z.npy", "--points", "@many.npy", "--sums", "@o.npy");
        assertTrue(result.errLines().getLast().matches("bilane: --timeout 1.5: the time is up( while \\S+/many.npy"
                + " was being read)?, with 0.0 % of the evaluations done; nothing was written"), result.err());
    }

    @Test
    void plotStopsWhileItReadsPoints() throws Exception {
        InProcess result = run("1.5", "plot", "--surfaces", "@z.npy", "--points", "@many.npy", "--out", "@o.png");
        assertTrue(result.errLines().getLast().matches("bilane: --timeout 1.5: the time is up( while \\S+/many.npy"
                + " was being read)?; nothing was written"), result.err());
    }

    @Test
    void tablesStopsWhileItReads() throws Exception {
        assertLine("many.npy was being read; nothing was written", run("100ms", "tables", "--ranges", "@many.npy"));
    }
}
