package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has written to a file, in whatever encoding: characters that are none in UTF-8 are replaced. */
final class LastWords {
    private LastWords() {
    }

    /**
     * All of it.
     *
     * @param file where the process has written
     * @return the text, maybe empty
     * @throws IOException if the file cannot be read
     */
    static String all(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * The last line that is not blank.
     *
     * @param file where the process has written
     * @return the line; empty if there is none
     * @throws IOException if the file cannot be read
     */
    static String line(Path file) throws IOException {
        List<String> lines = all(file).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.getLast().strip();
    }
}
