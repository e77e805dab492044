package org.bilane.harness.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.bilane.kernel.file.TemporaryFile;

/** What is demanded of the name of an output, before any work is done for it. */
public final class OutputName {
    private OutputName() {
    }

    /**
     * Tells why no file can get a name.
     *
     * @param output the name
     * @return what is wrong and the rule, without the name; empty if nothing is
     */
    public static Optional<String> problem(Path output) {
        if (Files.isDirectory(output)) {
            return Optional.of("is a folder; an output must be a file");
        }
        if (Files.exists(output) && !Files.isRegularFile(output)) {
            return Optional.of("is not a regular file; only those are replaced");
        }
        if (isProtected(output)) {
            return Optional.of("cannot be written to by its permissions; such a file is not replaced");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no folder " + folder + "; an output's folder must exist");
        }
        try {
            Files.readAttributes(output, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            // It will be made.
        } catch (IOException e) {
            String reason = e instanceof FileSystemException problem && problem.getReason() != null
                    ? problem.getReason() : e.getMessage();
            return Optional.of(reason + "; an output must have a name that a file can have");
        }
        try {
            // To ask is not enough: some file systems, and the superuser, get another answer than a file.
            Files.delete(Files.createTempFile(folder, ".bilane-", ".tmp"));
        } catch (IOException e) {
            return Optional.of("the folder " + folder + " cannot be written; an output's folder must be writable");
        }
        return Optional.empty();
    }

    private static boolean isProtected(Path output) {
        try {
            return Files.exists(output) && !TemporaryFile.isReplaceable(output);
        } catch (IOException nobodyKnows) {
            return false;
        }
    }
}
