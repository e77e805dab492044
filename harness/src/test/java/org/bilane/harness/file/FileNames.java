package org.bilane.harness.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a test finds in a folder, and what it does not. */
public final class FileNames {
    private FileNames() {
    }

    /** The names of all files in a folder, hidden ones too, in order. */
    public static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
