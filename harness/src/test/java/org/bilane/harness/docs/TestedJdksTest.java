package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation names the JDKs that the kernel and the launcher take for tested. */
class TestedJdksTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final String TABLE = "kernel/src/main/resources/org/bilane/kernel/path/tested-jdks.txt";
    private static final String HEAD = "| release | build | tested |";

    @Test
    void theDocumentedTableIsTheOneThatIsRead() throws IOException {
        List<String> expected = Files.readAllLines(ROOT.resolve(TABLE)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.strip().split("\\s+", 3))
                .map(row -> "| " + row[0] + " | " + row[2] + " | " + row[1] + " |").toList();
        List<String> documented;
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/testing.md"))) {
            documented = lines.dropWhile(line -> !line.equals(HEAD)).skip(2).takeWhile(line -> line.startsWith("|"))
                    .toList();
        }

        assertFalse(expected.isEmpty());
        assertEquals(expected, documented);
    }
}
