package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a file that has the name of an output. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
class ExistingOutputTest {
    @TempDir
    private Path folder;

    private EvalCalls calls;

    @BeforeEach
    void makeFiles() throws IOException {
        calls = new EvalCalls(folder);
        Files.writeString(folder.resolve("old"), "former content");
    }

    @ParameterizedTest
    @CsvSource({"eval, --points @p.npy --sums", "eval, --points @p.npy --out", "eval, --points @p.npy --dx",
        "stack, --out"})
    void isReplacedOnlyWhereItCanBeWrittenToAndKeepsItsMode(String command, String options) throws IOException {
        String line = "--surfaces @z.npy " + options + " @old";
        for (String mode : new String[] {"rw-r-----", "-w--w--w-", "rw-rw-rw-"}) {
            Files.setPosixFilePermissions(folder.resolve("old"), PosixFilePermissions.fromString(mode));

            InProcess replaced = calls.call(command, line);

            assertEquals(0, replaced.status(), replaced.err());
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("old"))));
        }
        // The superuser too is held to the permissions of the file.
        Files.setPosixFilePermissions(folder.resolve("old"), PosixFilePermissions.fromString("r--r--r--"));
        Map<String, String> before = calls.contents();

        InProcess refused = calls.call(command, line);

        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("old: cannot be written to by its permissions"), refused.err());
        assertEquals(before, calls.contents());
    }

    @ParameterizedTest
    @CsvSource({"eval, --surfaces @z.npy --points @p.npy --sums @old",
        "eval, --surfaces @z.npy --points @p.npy --out @old",
        "stack, --surfaces @z.npy --out @old", "run, --n 2 --point-count 1 --reps 1 --save @old"})
    void isRefusedWhereItMustNotBeReplaced(String command, String options) throws IOException {
        Map<String, String> before = calls.contents();

        InProcess refused = calls.call(command, options + " --no-clobber");

        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("old: exists, and --no-clobber was given"), refused.err());
        assertEquals(before, calls.contents());
        assertEquals(0, calls.call(command, options.replace("@old", "@new") + " --no-clobber").status());
    }

    @Test
    void aPictureIsAnOutputToo() throws IOException {
        Path picture = Files.writeString(folder.resolve("old.png"), "");

        InProcess refused = InProcess.run("verify", "--quick", "--no-clobber", "--plot", picture.toString());

        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("old.png: exists, and --no-clobber was given"), refused.err());
    }
}
