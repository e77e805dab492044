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

    private static final Function<String, CpuSet> CPU_LIST = new Function<>() {
        @Override
        public CpuSet apply(String text) {
            return CpuSet.parse(text);
        }
    };

    private static final Function<String, Integer> NUMBER = new Function<>() {
        @Override
        public Integer apply(String text) {
            return Integer.valueOf(text);
        }
    };

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
        Optional<String> text = text(path);
        return text.isPresent() ? parsed(path, text.get(), rule, parser) : Optional.empty();
    }

    /**
     * The set of CPUs a file lists.
     *
     * @param path the file
     * @return its set, never an empty one; empty if the file is missing or lists no CPUs
     */
    Optional<CpuSet> cpuSet(String path) {
        Optional<String> text = text(path);
        return text.isPresent() ? cpuSet(path, text.get()) : Optional.empty();
    }

    /**
     * The set of CPUs a text lists.
     *
     * @param source where the text was found, for the note
     * @param text the text
     * @return its set, never an empty one; empty if the text lists no CPUs
     */
    Optional<CpuSet> cpuSet(String source, String text) {
        return parsed(source, text, "a list of CPUs", CPU_LIST);
    }

    /**
     * The whole number a file holds.
     *
     * @param path the file
     * @return the number, of any sign; empty if the file is missing, cannot be read or does not hold one
     */
    Optional<Integer> number(String path) {
        return value(path, "a number", NUMBER);
    }

    /**
     * The rest of the first line of a file that begins with a key.
     *
     * @param path the file
     * @param key the beginning
     * @return what follows the key up to the end of the line; empty if no line begins so
     */
    Optional<String> line(String path, String key) {
        for (String line : lines(path)) {
            if (line.startsWith(key)) {
                return Optional.of(line.substring(key.length()));
            }
        }
        return Optional.empty();
    }

    /**
     * The lines of a file.
     *
     * @param path the file
     * @return the lines without their ends; none if the file is missing or cannot be read
     */
    List<String> lines(String path) {
        Optional<String> text = text(path);
        return text.isPresent() ? List.of(text.get().split("\n")) : List.of();
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
    private <T> Optional<T> parsed(String source, String text, String rule, Function<String, T> parser) {
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
