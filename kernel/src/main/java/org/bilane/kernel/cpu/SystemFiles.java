package org.bilane.kernel.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kernel's text files below a root, and notes on what was wrong with them. Paths are relative to the
 * root, such as {@code sys/devices/system/cpu/online}. Not safe for several threads.
 */
final class SystemFiles {

    /** Enough for any file that is read to its end, and for the first processors of a long cpuinfo. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int QUOTED_CHARS = 40;

    private final Path root;
    private final List<String> notes = new ArrayList<>();

    /**
     * Reads files below a root.
     *
     * @param root the directory that holds {@code sys} and {@code proc}
     */
    SystemFiles(Path root) {
        this.root = root;
    }

    /**
     * The text of a file. A missing file is no cause for a note, one that cannot be read is.
     *
     * @param path the file
     * @return its first megabyte; empty if it is missing or cannot be read
     */
    Optional<String> text(String path) {
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            note(path + " cannot be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * The value a file holds. A missing file is no cause for a note, one without such a value is.
     *
     * @param <T> type of the value
     * @param path the file
     * @param rule what the file should hold, for the note
     * @param parser makes the value of the file's text without white space around it, or throws an
     *     {@link IllegalArgumentException}
     * @return the value; empty if the file is missing, cannot be read or does not hold one
     */
    <T> Optional<T> value(String path, String rule, Function<String, T> parser) {
        return text(path).flatMap(text -> parsed(path, text, rule, parser));
    }

    /**
     * The set of CPUs a file lists.
     *
     * @param path the file
     * @return its set, never an empty one; empty if the file is missing or lists no CPUs
     */
    Optional<CpuSet> cpuSet(String path) {
        return value(path, "a list of CPUs", CpuSet::parse);
    }

    /**
     * The value a text found in a file stands for; a note is made if it does not.
     *
     * @param <T> type of the value
     * @param source where the text was found, for the note
     * @param text the text
     * @param rule what the text should be, for the note
     * @param parser makes the value of the text without white space around it, or throws an
     *     {@link IllegalArgumentException}
     * @return the value; empty if the text is blank or not accepted by the parser
     */
    <T> Optional<T> parsed(String source, String text, String rule, Function<String, T> parser) {
        String value = text.strip();
        if (value.isEmpty()) {
            note(source + " is empty: should be " + rule);
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            note(source + " is " + quoted(value) + ": should be " + rule);
            return Optional.empty();
        }
    }

    /**
     * Whether a directory exists.
     *
     * @param path the directory
     * @return true if it does
     */
    boolean isDirectory(String path) {
        try {
            return Files.isDirectory(root.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Adds a note, unless there is the same one already: what two readers miss is told once.
     *
     * @param note one line: what could not be found out, and the default that stands in for it
     */
    void note(String note) {
        // What is quoted in it may be anything a file held.
        String line = printable(note);
        if (!notes.contains(line)) {
            notes.add(line);
        }
    }

    /**
     * The notes so far, in the order they were made.
     *
     * @return a copy
     */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private static String quoted(String text) {
        String start = text.length() <= QUOTED_CHARS ? text : text.substring(0, QUOTED_CHARS) + "...";
        return '"' + start + '"';
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
