package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bilane.harness.file.FileNames;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of pools, on {@code bilane run} and {@code bilane eval}. */
@Timeout(120)
class PoolOptionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--chunk=1", "--chunk 2K", "--chunk unlimited", "--l2 1K", "--no-pin", "--timeout 10m",
        "--timeout=500s --chunk=1M --l2=256K --no-pin"})
    void noBitDependsOnThem(String options) throws IOException {
        writeInputs(20_000);
        Path plain = folder.resolve("plain.npy");
        Path same = folder.resolve("same.npy");
        Path plainSums = folder.resolve("plain-sums.npy");
        Path sameSums = folder.resolve("same-sums.npy");

        assertEquals(0, eval("--out", plain.toString(), "--sums", plainSums.toString()).status());
        List<String> args = new ArrayList<>(List.of("--out", same.toString(), "--sums", sameSums.toString()));
        args.addAll(List.of(options.split(" ")));
        InProcess run = eval(args.toArray(String[]::new));

        assertEquals(0, run.status(), run.err());
        assertArrayEquals(Files.readAllBytes(plain), Files.readAllBytes(same));
        assertArrayEquals(Files.readAllBytes(plainSums), Files.readAllBytes(sameSums));
    }

    @Test
    void noPinIsTold() {
        InProcess run = InProcess.run("run", "--n=3", "--point-count=100", "--reps=1", "--threads=1", "--no-pin");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("Not pinned: pinning is turned off."), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--sums"})
    void evalStopsWhenTheTimeIsUp(String output) throws IOException {
        writeInputs(2_000_000);
        Path out = Files.write(folder.resolve("out.npy"), new byte[] {1});

        InProcess run = eval(output, out.toString(), "--timeout", "1ms");

        assertEquals(1, run.status());
        // Where there is one CPU, a warning of the two threads comes first.
        assertTrue(run.errLines().getLast().matches("bilane: --timeout 1ms: the time is up( while \\S+/[pz]\\.npy was"
                + " being read)?, with \\d+\\.\\d % of the evaluations done; nothing was written"), run.err());
        assertEquals("", run.out());
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(out));
        assertEquals(List.of("out.npy", "p.npy", "z.npy"), FileNames.in(folder));
    }

    @Test
    void runStopsInTheMiddleWhenTheTimeIsUp() throws IOException {
        InProcess run = InProcess.run("run", "--n=20", "--point-count=100000", "--reps=1000000", "--threads=2",
                "--timeout", "1.5", "--save", folder.resolve("saved").toString());

        assertEquals(1, run.status());
        assertTrue(run.errLines().getLast().matches("bilane: --timeout 1.5: the time is up, with \\d+\\.\\d % of the"
                + " evaluations done; nothing was written"), run.err());
        assertTrue(run.err().contains("first result"), run.err());
        assertEquals("", run.out());
        assertEquals(List.of(), FileNames.in(folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--chunk 0     | --chunk 0: must be a number of bytes from 1, such as 250K or 1M, or unlimited",
        "--chunk 250k  | --chunk 250k: must be a number of bytes from 1, such as 250K or 1M, or unlimited",
        "--chunk -1    | --chunk -1: must be a number of bytes from 1, such as 250K or 1M, or unlimited",
        "--l2 unlimited | --l2 unlimited: must be a number of bytes from 1, such as 250K or 1M",
        "--l2 99999999999999999G | --l2 99999999999999999G: must be at most 9223372036854775807 bytes",
        "--chunk 8589934592G | --chunk 8589934592G: must be at most 9223372036854775807 bytes",
        "--chunk 12345678901234567890123 | --chunk 12345678901234567890123: must be at most 9223372036854775807 bytes",
        "--timeout 0   | --timeout 0: must be a time above 0, such as 90 or 1.5s (seconds), 500ms or 10m",
        "--timeout 1h  | --timeout 1h: must be a time above 0, such as 90 or 1.5s (seconds), 500ms or 10m",
        "--timeout -1  | --timeout -1: must be a time above 0, such as 90 or 1.5s (seconds), 500ms or 10m",
        "--timeout     | --timeout: must be followed by a value",
    })
    void refusesWithTheRule(String options, String message) {
        InProcess run = InProcess.run(("run " + options).split(" +"));

        assertEquals("bilane: " + message + " (see bilane run --help)", run.err().strip());
        assertEquals(2, run.status());
    }

    private void writeInputs(int points) throws IOException {
        double[] table = new double[3 * 4 * 5];
        double[] coordinates = new double[2 * points];
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.sin(i);
        }
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = 2 + 2 * Math.sin(i);
        }
        NpyWriter.save(folder.resolve("z.npy"), table, 3, 4, 5);
        NpyWriter.save(folder.resolve("p.npy"), coordinates, 2, points);
    }

    private InProcess eval(String... more) {
        List<String> args = new ArrayList<>(List.of("eval", "--surfaces", folder.resolve("z.npy").toString(),
                "--points", folder.resolve("p.npy").toString(), "--threads", "2"));
        args.addAll(List.of(more));
        return InProcess.run(args.toArray(String[]::new));
    }
}
