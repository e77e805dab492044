package org.bilane.harness.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bilane.kernel.file.ExistingFile;
import org.bilane.kernel.file.TemporaryFile;

/** Writes small files in one step: a reader sees all of it, or what was there before. */
public final class WholeFile {
    private WholeFile() {
    }

    /**
     * Writes a file through a temporary one beside it, which vanishes if anything goes wrong.
     *
     * @param target its name; if a symbolic link to a file, the file it leads to is replaced
     * @param existing what becomes of a file that has its name already
     * @param content all of it
     * @throws IOException if it cannot be written; the message is one line that begins with the name
     */
    public static void write(Path target, ExistingFile existing, byte[] content) throws IOException {
        try {
            try (TemporaryFile temporary = TemporaryFile.of(target, existing)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    temporary.channel().write(bytes);
                }
                temporary.commit();
            }
        } catch (IOException e) {
            throw new IOException(target + ": cannot be written: " + PlatformProblem.of(e, target), e);
        }
    }
}
