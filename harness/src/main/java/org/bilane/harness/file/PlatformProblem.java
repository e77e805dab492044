package org.bilane.harness.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the platform complains of, in words: some of its exceptions carry a bare path, or nothing at all. */
public final class PlatformProblem {
    private PlatformProblem() {
    }

    /**
     * Puts an exception into words.
     *
     * @param e the exception
     * @param file the file, which the message will already have named
     * @return what is wrong, without the file's name
     */
    public static String of(IOException e, Path file) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file or folder";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case ClosedByInterruptException interrupt -> "the thread was interrupted, which closes the file";
            case ClosedChannelException closed -> "the file was closed, perhaps by an interrupted thread";
            default -> e.getMessage() == null ? e.toString() : withoutName(e.getMessage(), file);
        };
    }

    /** {@link java.io.FileNotFoundException} says "name (reason)". */
    private static String withoutName(String message, Path file) {
        String name = file + " (";
        return message.startsWith(name) && message.endsWith(")")
                ? message.substring(name.length(), message.length() - 1)
                : message;
    }
}
