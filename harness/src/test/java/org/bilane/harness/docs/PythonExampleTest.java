package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program of docs/python.md that goes by files runs, where Python has what it needs; and the page shows the
 * functions of the programs as they are. What the Python package is needed for, its own tests run.
 */
@Timeout(120)
class PythonExampleTest {
    private static final Path PAGE = MarkdownPage.PROJECT.resolve("docs/python.md");
    private static final Path SCRIPT = MarkdownPage.PROJECT.resolve("docs/examples/python/from_files.py");
    private static final Path OTHER_SCRIPT = MarkdownPage.PROJECT.resolve("docs/examples/python/from_numpy.py");

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "the launcher is a shell script")
    void theOriginalAndItsReplacementAgree() throws Exception {
        // The original is made of SciPy, which a build of Java does not bring.
        assumeTrue(run("python3", "-c", "import numpy, scipy") == 0, "Python 3 with NumPy and SciPy is missing");

        int status = run("python3", SCRIPT.toString(), launcher().toString());

        assertEquals(0, status, () -> text("err.txt"));
        assertEquals("1,000,000 values and 10 sums agree", text("out.txt").lines().toList().getLast());
    }

    @Test
    void thePageShowsTheFunctionsAsTheyAre() throws IOException {
        String scripts = Files.readString(SCRIPT) + Files.readString(OTHER_SCRIPT);
        List<MarkdownPage.Block> shown = MarkdownPage.read(PAGE).blocks().stream()
                .filter(block -> block.info().equals("python") && block.text().startsWith("def ")).toList();

        assertEquals(3, shown.size());
        shown.forEach(block -> assertTrue(scripts.contains("\n\n" + block.text() + "\n\n"), block::text));
    }

    /** Starts the command line of this build; harness/bin/bilane would begin another one. */
    private Path launcher() throws IOException {
        Path script = folder.resolve("bilane");
        Files.createFile(script, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(script, """
                #!/bin/sh
                exec '%s' --module-path '%s' --enable-native-access=org.bilane.kernel,org.bilane.harness \\
                    --module org.bilane.harness/org.bilane.harness.cli.Main "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("jdk.module.path")));
    }

    private int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectOutput(folder.resolve("out.txt").toFile())
                    .redirectError(folder.resolve("err.txt").toFile()).start().waitFor();
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
