package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bilane.harness.file.FileNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and the polite kill in the middle of work, on real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals are told of by /proc")
@Timeout(120)
class SignalTest {
    /** The promise is a second; a machine busy with other tests gets another. */
    private static final long MOST_MILLIS = 2000;
    /** So long a command that repeats its work a million times is let work before it gets the signal. */
    private static final long REPEATED_MILLIS = 500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void evalEndsAtOnceAndLeavesTheOldOutput(String signal, int status) throws Exception {
        EvalCalls calls = new EvalCalls(folder);
        calls.sparse("large.npy", "(2097152, 2, 2)", 1L << 23);
        calls.save("many.npy", 2, 1_000_000);
        Path out = Files.write(folder.resolve("sums.npy"), new byte[] {1});
        List<String> before = FileNames.in(folder);

        Process process = start("eval", "--surfaces", folder.resolve("large.npy").toString(), "--points",
                folder.resolve("many.npy").toString(), "--sums", out.toString());

        // At once, as on many fast cores this is soon done.
        assertEndsAtOnce(process, folder, 0, signal, status);
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(out));
        assertEquals(before, FileNames.in(folder).stream().filter(name -> !name.matches("err|out")).toList());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void runEndsAtOnceAndLeavesNoFiles(String signal, int status) throws Exception {
        Path saved = Files.createDirectory(folder.resolve("saved"));

        Process process = start("run", "--job=values", "--point-count=10000", "--reps=1000000", "--save",
                saved.toString());

        assertEndsAtOnce(process, folder, REPEATED_MILLIS, signal, status);
        assertEquals(List.of(), FileNames.in(saved));
        assertEquals(List.of("err", "out", "saved"), FileNames.in(folder));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void sweepEndsAtOnce(String signal, int status) throws Exception {
        Process process = start("sweep", "--n=10", "--point-count=10000", "--reps=1000000");

        assertEndsAtOnce(process, null, REPEATED_MILLIS, signal, status);
    }

    private void assertEndsAtOnce(Process process, Path temporaryFiles, long millis, String signal, int status)
            throws IOException, InterruptedException {
        try {
            // Started in the background, this JVM ignores SIGINT, and so would the child.
            assumeTrue(!signal.equals("INT") || !interruptsAreIgnored(), "a background job: Ctrl-C does not reach it");
            while (process.isAlive() && !isUnderWay(temporaryFiles)) {
                Thread.sleep(5);
            }
            assertFalse(process.waitFor(millis, TimeUnit.MILLISECONDS), "ended before the signal: " + err());
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());
            assertTrue(process.waitFor(MOST_MILLIS, TimeUnit.MILLISECONDS), "goes on after the signal");
            assertEquals(status, process.exitValue(), err());
            assertTrue(err().lines().noneMatch(line -> line.matches("bilane: (?!warning).*")), err());
            assertEquals(0, Files.size(folder.resolve("out")));
        } finally {
            process.destroyForcibly();
        }
    }

    /** By a temporary file where there are any, else by the line that progress begins with. */
    private boolean isUnderWay(Path temporaryFiles) throws IOException {
        return temporaryFiles == null ? err().contains(" ...") : hasTemporaryFile(temporaryFiles);
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static boolean hasTemporaryFile(Path folder) throws IOException {
        return FileNames.in(folder).stream().anyMatch(name -> name.startsWith(".bilane-"));
    }

    /** A shell ignores SIGINT on behalf of its background jobs, and children inherit that. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status) && interruptsAreIgnored(Files.readAllLines(status));
    }

    private static boolean interruptsAreIgnored(List<String> status) {
        return status.stream().filter(line -> line.matches("SigIgn:\\s*[0-9a-f]{1,16}\\s*")).findFirst()
                .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16))
                .map(mask -> (mask & 2) != 0).orElse(false);
    }

    @Test
    void ignoredSignalsAreReadFromAnyDescription() {
        assertTrue(interruptsAreIgnored(List.of("Name:\tjava", "SigIgn:\t0000000000000006", "SigCgt:\t0")));
        assertTrue(interruptsAreIgnored(List.of("SigIgn:  8000000000000002 ")));
        assertFalse(interruptsAreIgnored(List.of("SigIgn:\t0000000000000001")));
        for (String line : List.of("", "SigIgn:", "SigIgn:\t", "SigIgn:\tnone", "SigCgt:\t0000000000000002")) {
            assertFalse(interruptsAreIgnored(List.of("Name:\tjava", line)), line);
        }
    }

    private Process start(String... args) throws IOException {
        return new ChildProcess(folder).with("--enable-native-access=ALL-UNNAMED").start(args);
    }
}
