package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.kernel.Axis;
import org.bilane.kernel.SurfaceStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bilane stack}, and {@code bilane eval} of what it made. */
class StackCommandTest {
    @TempDir
    Path folder;

    private EvalCalls calls;

    @BeforeEach
    void files() throws IOException {
        calls = new EvalCalls(folder);
        NpyWriter.save(folder.resolve("x.npy"), new double[] {-1, 0.25, 3, 3.5}, 4);
    }

    private void make(String arguments) {
        InProcess made = calls.call("stack", arguments);
        assertEquals(0, made.status(), made.err());
    }

    @Test
    void evaluatingTheStackGivesTheFilesThatTheArraysGive() throws IOException {
        make("--surfaces @z.npy --x-axis @x.npy --out @t.bilane");
        make("--surfaces @flat.npy --x-axis @x.npy --out @flat.bilane");
        String outputs = " --points @p.npy --out @%s0.npy --sums @%s1.npy";
        for (String selection : new String[] {"", " --surface 1", " --from 1", " --from 1 --to 2 --layout point"}) {
            InProcess arrays = calls.eval("--surfaces @z.npy --x-axis @x.npy" + selection + outputs.replace("%s", "a"));
            assertEquals(0, arrays.status(), arrays.err());
            InProcess stack = calls.eval("--stack @t.bilane" + selection + outputs.replace("%s", "s"));
            assertEquals(0, stack.status(), stack.err());
            assertSame("a0.npy", "s0.npy");
            assertSame("a1.npy", "s1.npy");
        }
        InProcess both = calls.eval(
                "--stack @t.bilane --stack @flat.bilane --points @p.npy --sums @s.npy --sums @f.npy");
        assertEquals(0, both.status(), both.err());
        calls.eval("--surfaces @flat.npy --x-axis @x.npy --points @p.npy --sums @g.npy");
        assertSame("g.npy", "f.npy");
    }

    private void assertSame(String expected, String actual) throws IOException {
        assertArrayEquals(Files.readAllBytes(folder.resolve(expected)), Files.readAllBytes(folder.resolve(actual)),
                actual);
    }

    @Test
    void theFileIsTheStackAndIsReported() throws IOException {
        InProcess made = calls.call("stack", "--surfaces @z.npy --x-axis @x.npy --out @t.bilane");
        Path file = folder.resolve("t.bilane");
        try (SurfaceStack stack = SurfaceStack.open(file)) {
            assertEquals(3, stack.surfaceCount());
            assertEquals(Axis.of(-1, 0.25, 3, 3.5), stack.xAxis());
            assertEquals(Axis.index(5), stack.yAxis());
            String checksum = "%016x".formatted(stack.checksum());
            assertEquals(file + ": 3 surfaces of 4x5 knots, 616 bytes, checksum " + checksum,
                    made.out().lines().findFirst().orElseThrow());
            made = calls.call("stack", "--surfaces @z.npy --x-axis @x.npy --json --out @t.bilane");
            assertTrue(made.out().startsWith("{\"stack\":\"" + file + "\",\"surfaces\":3,\"x_knots\":4,\"y_knots\":5,"
                    + "\"bytes\":616,\"checksum\":\"" + checksum + "\",\"tables\":[{\"table\":\""
                    + folder.resolve("z.npy") + "\","), made.out());
        }
    }

    @Test
    void descendingKnotsKeepTheirOrder() throws IOException {
        NpyWriter.save(folder.resolve("down.npy"), new double[] {3.5, 3, 0.25, -1}, 4);
        make("--surfaces @flat.npy --x-axis @down.npy --out @t.bilane");
        try (SurfaceStack stack = SurfaceStack.open(folder.resolve("t.bilane"))) {
            assertArrayEquals(new double[] {3.5, 3, 0.25, -1}, stack.xAxis().knots());
        }
        double[] turned = new double[20];
        Arrays.setAll(turned, i -> (3 - i / 5) * 5 + i % 5);
        NpyWriter.save(folder.resolve("turned.npy"), turned, 4, 5);
        String outputs = " --surface 0 --points @p.npy --out @%s0.npy --sums @%s1.npy";
        for (String[] run : new String[][] {{"--stack @t.bilane", "s"},
            {"--surfaces @flat.npy --x-axis @down.npy", "d"}, {"--surfaces @turned.npy --x-axis @x.npy", "a"}}) {
            InProcess result = calls.eval(run[0] + outputs.replace("%s", run[1]));
            assertEquals(0, result.status(), result.err());
        }
        for (String output : new String[] {"0.npy", "1.npy"}) {
            assertSame("a" + output, "d" + output);
            assertSame("a" + output, "s" + output);
        }
    }

    @Test
    void familiesAgreeInTheOrderAndTheScaleOfTheirKnots() throws IOException {
        NpyWriter.save(folder.resolve("down.npy"), new double[] {3.5, 3, 0.25, -1}, 4);
        make("--surfaces @flat.npy --x-axis @x.npy --out @up.bilane");
        make("--surfaces @flat.npy --x-axis @down.npy --out @down.bilane");
        make("--surfaces @flat.npy --x-axis @x.npy --x-scale log10 --out @log.bilane");
        String outputs = " --points @p.npy --sums @r.npy --sums @s.npy";
        assertRefused("down.bilane: has other knots than " + folder.resolve("up.bilane") + "; all stacks must be on one"
                + " grid, knots in the same order",
                () -> calls.eval("--stack @up.bilane --stack @down.bilane" + outputs));
        assertRefused("log.bilane: has another scale than",
                () -> calls.eval("--stack @up.bilane --stack @log.bilane" + outputs));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --json                                   | --surfaces and --out: must be given
            --out @o.bilane                          | --surfaces: must be given
            --surfaces @z.npy                        | --out: must be given
            --surfaces @p.npy --x-axis @y.npy --out @o.bilane | the x axis of the surfaces has 2
            --surfaces @x.npy --out @o.bilane        | a table must be (K, nx, ny) or (nx, ny)
            --surfaces @missing.npy --out @o.bilane  | missing.npy: cannot be read
            --surfaces @z.npy --out @z.npy           | an output must be a file of its own
            --surfaces @z.npy --out @absent/o.bilane | an output's folder must exist
            """)
    void stacksThatCannotBeMade(String arguments, String problem) throws IOException {
        assertRefused(problem, () -> calls.call("stack", arguments));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --stack @t.bilane --surfaces @z.npy   | must not be given together with --stack
            --stack @t.bilane --x-axis @x.npy     | must not be given together with --stack
            --stack @t.bilane --y-axis @y.npy     | must not be given together with --stack
            --stack @t.bilane --surface 3         | --surface 3: must lie within 0 to 2, the surfaces of
            --stack @t.bilane --to 4              | --from 0 --to 4
            --stack @t.bilane --stack @t.bilane   | --sums: given 1 times and --stack 2 times
            --stack @t.bilane --stack @other.bilane --sums @r.npy | other.bilane: has other knots than
            --stack @t.bilane --stack @turned.bilane --sums @r.npy | turned.bilane: shape (1, 2, 6); all tables must be
            --stack @missing.bilane               | missing.bilane: cannot be read: no such file
            --stack @z.npy                        | z.npy: begins with other bytes than a stack file
            --stack @short.bilane                 | short.bilane: has 615 bytes, but its header states 616
            --stack @damaged.bilane               | damaged.bilane: the section of the values is damaged
            ''                                    | --surfaces: must be given, or --stack
            """)
    void stacksThatCannotBeEvaluated(String arguments, String problem) throws IOException {
        make("--surfaces @z.npy --out @t.bilane");
        make("--surfaces @z.npy --x-axis @x.npy --out @other.bilane");
        make("--surfaces @p.npy --out @turned.bilane");
        byte[] bytes = Files.readAllBytes(folder.resolve("t.bilane"));
        Files.write(folder.resolve("short.bilane"), Arrays.copyOf(bytes, bytes.length - 1));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("damaged.bilane"), bytes);
        assertRefused(problem, () -> calls.eval(arguments + " --points @p.npy --sums @o.npy"));
    }

    private void assertRefused(String problem, Supplier<InProcess> call) throws IOException {
        Map<String, String> before = calls.contents();
        InProcess refused = call.get();
        assertEquals(2, refused.status(), refused.err());
        assertEquals(1, refused.errLines().size(), refused.err());
        assertTrue(refused.err().contains(problem), refused.err());
        assertEquals("", refused.out());
        assertEquals(before, calls.contents());
    }
}
