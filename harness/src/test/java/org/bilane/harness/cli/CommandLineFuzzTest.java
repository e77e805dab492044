package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bilane.harness.command.Command;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command lines made by a fuzzer, on real files: each is done, or refused in one line and without a trace. In an
 * ordinary test run the fuzzer's inputs are those in the resources, beside this class's name.
 */
class CommandLineFuzzTest {
    private static final Set<String> INPUTS = new TreeSet<>(List.of("z.npy", "flat.npy", "x.npy", "y.npy", "p.npy"));

    @TempDir
    private static Path folder;

    private static Map<String, byte[]> inputs;

    @BeforeAll
    static void files() throws IOException {
        new EvalCalls(folder);
        inputs = contents();
    }

    /** Unlimited by itself: how long it runs says who starts the fuzzer. */
    @FuzzTest(maxDuration = "")
    @DictionaryEntries({"eval\\x0a", "run\\x0a", "sweep\\x0a", "verify\\x0a", "info\\x0a", "stack\\x0a", "tables\\x0a",
        "plot\\x0a", "\\x0a",
        "--surface-axis=last", "--fix=0=1", "--px=@x.npy", "--py=@x.npy", "--x-axis=even:1:2", "--ranges", ":/a",
        "--surfaces=@z.npy", "--points=@p.npy", "--x-axis=@x.npy", "--y-axis=@y.npy", "--transform=identity",
        "--surface=1", "--from=1", "--to=2", "--layout=point", "--out=@o.npy", "--sums=@s.npy", "--threads=2", "--json",
        "--chunk=64", "--chunk=unlimited", "--l2=256K", "--no-pin", "--timeout=1.5s", "--job=values",
        "--table=smooth", "--n=3", "--surface-count=2", "--point-count=7", "--seed=1", "--reps=2", "--save=@d",
        "--plot=@g.svg", "--stack=@s.bilane", "--csv", "--quick", "--help",
        "--x-scale=log10", "--y-scale=ln", "--outside=linear", "--x-outside=error", "--dx=@dx.npy", "--dy=@dy.npy",
        "--transform=exp10",
        "9223372036854775807", "2147483648", "-1", "1e9", "NaN"})
    void aCommandLineIsDoneOrRefusedInOneLine(byte[] input) throws IOException {
        FuzzedArguments arguments = FuzzedArguments.of(input, folder);
        String[] call = arguments.shortCall();
        if (call == null) {
            return;
        }
        InProcess result = InProcess.run(call);
        String last = result.errLines().isEmpty() ? "" : result.errLines().getLast();
        switch (result.status()) {
            case Main.OK -> {
                assertTrue(result.errLines().stream().noneMatch(line -> line.matches("bilane: (?!warning: ).*")),
                        () -> arguments + result.err());
                assertFalse(result.out().isEmpty(), arguments::toString);
            }
            case Main.REFUSED -> {
                assertEquals(1, result.errLines().size(), () -> arguments + result.err());
                assertTrue(last.startsWith("bilane: "), () -> arguments + result.err());
                assertEquals("", result.out(), arguments::toString);
                requireUntouched(arguments);
            }
            case Main.FAILED -> {
                assertTrue(last.startsWith("bilane: "), () -> arguments + result.err());
                assertFalse(last.contains("defect"), () -> arguments + result.err());
                assertEquals("", result.out(), arguments::toString);
                requireUntouched(arguments);
            }
            default -> throw new AssertionError(arguments + ": exit status " + result.status());
        }
        removeOutputs();
        requireUntouched(arguments);
    }

    private static void requireUntouched(FuzzedArguments arguments) throws IOException {
        Map<String, byte[]> now = contents();
        // A folder for --save may have been made.
        now.keySet().removeIf(name -> !INPUTS.contains(name) && Files.isDirectory(folder.resolve(name)));
        assertEquals(INPUTS, now.keySet(), arguments::toString);
        now.forEach((name, bytes) -> assertEquals(-1, Arrays.mismatch(inputs.get(name), bytes),
                () -> name + " has changed: " + arguments));
    }

    private static Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(),
                        Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
            }
        }
        return contents;
    }

    /** Everything but the inputs. */
    private static void removeOutputs() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !INPUTS.contains(folder.relativize(file).toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
