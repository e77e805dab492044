package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bilane.harness.file.FileNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that {@code bilane run} refuses: one line that names option, value and rule, and status 2. */
class RunRefusalTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--n 1                    | --n 1: must be at least 2",
        "--n 46340                | --n 46340: must be at most 46339",
        "--n x                    | --n x: must be a whole number, at most 2147483647",
        "--n 2147483648           | --n 2147483648: must be a whole number, at most 2147483647",
        "--n 2.5                  | --n 2.5: must be a whole number, at most 2147483647",
        "--n                      | --n: must be followed by a value",
        "--n 3 --n 4              | --n: must be given only once",
        "--surface-count 0        | --surface-count 0: must be at least 1",
        "--surface-count many     | --surface-count many: must be a whole number, at most 2147483647",
        "--point-count -1         | --point-count -1: must be at least 0",
        "--point-count 1.5e-1     | --point-count 1.5e-1: must be a whole number, at most 9223372036854775807",
        "--point-count 1e19       | --point-count 1e19: must be a whole number, at most 9223372036854775807",
        "--threads 2,1,2          | --threads 2,1,2: each number may be given once",
        "--reps 0                 | --reps 0: must be at least 1",
        "--seed today             | --seed today: must be a whole number, at most 9223372036854775807",
        "--job total              | --job total: must be sums or surface or values",
        "--transform log          | --transform log: must be exp or exp2 or exp10 or identity",
        "--table flat             | --table flat: must be random or smooth",
        "--layout SURFACE_MAJOR   | --layout SURFACE_MAJOR: must be surface or point",
        "--surfaces 3             | --surfaces: unknown option",
        "-n 3                     | -n: unknown option; did you mean --n?",
        "--thread 2               | --thread: unknown option; did you mean --threads?",
        "--repz=2                 | --repz=2: unknown option; did you mean --reps?",
        "more                     | more: not expected here; what comes after the command are options",
    })
    void refusesWithTheRule(String options, String message) {
        assertRefused(message + " (see bilane run --help)", ("run " + options).split(" +"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1,", ",1", "1,,2", "5000", "two", "1 2"})
    void refusesThreadCountsThatAreNone(String counts) {
        assertRefused("--threads " + counts + ": must be whole numbers from 1 to 4096 with commas between"
                + " them (see bilane run --help)", "run", "--threads", counts);
    }

    @Test
    void refusesWhatNoMachineHasTheMemoryFor() {
        InProcess run = InProcess.run("run", "--point-count", Long.toString(Long.MAX_VALUE));

        assertEquals(2, run.status());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith("bilane: --n 50, --surface-count 50 and --point-count "
                + "9223372036854775807: need "), run.err());
        assertTrue(run.err().contains("must fit into the "), run.err());
    }

    @Test
    void refusesToSaveIntoAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused("--save " + file + ": must be a folder, or not be there yet (see bilane run --help)",
                "run", "--save", file.toString());
    }

    @Test
    void refusesToSaveWhereTheFolderAboveIsMissing() {
        Path nested = folder.resolve("a").resolve("b");

        assertRefused("--save " + nested + ": the folder that it lies in must be there"
                + " (see bilane run --help)", "run", "--save", nested.toString());
        assertFalse(Files.exists(nested.getParent()));
    }

    @Test
    void refusesToSaveUnderANameThatNoFolderCanHave() {
        Path longest = folder.resolve("n".repeat(300));

        assertRefused("--save " + longest + ": must be a folder that can be made and written to "
                + "(see bilane run --help)", "run", "--save", longest.toString());
        assertRefused("--save /: must not be the root of a file system, as it is put in place whole "
                + "(see bilane run --help)", "run", "--save", "/");
    }

    @Test
    void refusesToSaveOverWhatNoRunHasSavedBeforeAnyWork() throws IOException {
        Path saved = Files.createDirectory(folder.resolve("saved"));
        Path foreign = Files.createDirectory(saved.resolve("sums.npy"));

        assertRefused("--save " + saved + ": must be empty, hold a former result alone, or not be there yet; it has "
                + "sums.npy (see bilane run --help)", "run", "--save", saved.toString());
        Files.delete(foreign);
        Files.createFile(saved.resolve("z.npy"));
        Files.createFile(saved.resolve("notes.txt"));
        assertRefused("--save " + saved + ": must be empty, hold a former result alone, or not be there yet; it has "
                + "notes.txt (see bilane run --help)", "run", "--save", saved.toString());
        assertEquals(List.of("notes.txt", "z.npy"), FileNames.in(saved));
        assertEquals(List.of("saved"), FileNames.in(folder));
    }

    private static void assertRefused(String message, String... args) {
        InProcess run = InProcess.run(args);

        assertEquals("bilane: " + message, run.err().strip());
        assertEquals(2, run.status());
        assertEquals("", run.out());
    }
}
