package org.bilane.kernel.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * The JDKs on which the vector path was tested. The table is a text beside this class, which the launcher and the
 * documentation share.
 */
final class TestedJdks {
    private static final String TABLE = "tested-jdks.txt";
    private static final int NUMBERS = 3;
    private static final List<Row> ROWS = read();

    private TestedJdks() {
    }

    /**
     * A release, and the day on which it was tested. The release is a text, as it is read at each start, and a
     * version's pattern is a long one.
     */
    record Row(String release, String day) {
        /** Whether a JDK is of this release: any build of it, or of early access the same build. */
        boolean covers(Runtime.Version running) {
            return release.equals(release(running));
        }

        Runtime.Version version() {
            return Runtime.Version.parse(release);
        }

        /** The release of a JDK in the form of the table: up to three numbers, the last of which is not 0. */
        private static String release(Runtime.Version running) {
            List<Integer> numbers = running.version();
            int count = Math.min(numbers.size(), NUMBERS);
            while (count > 1 && numbers.get(count - 1) == 0) {
                count--;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append(i == 0 ? "" : ".").append(numbers.get(i));
            }
            if (running.pre().isPresent()) {
                text.append('-').append(running.pre().get());
                if (running.build().isPresent()) {
                    text.append('+').append(running.build().get());
                }
            }
            return text.toString();
        }
    }

    private static List<Row> read() {
        try (InputStream in = TestedJdks.class.getResourceAsStream(TABLE)) {
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table: version, day and build, apart by blanks; lines that begin with # are remarks. */
    static List<Row> rows(String table) {
        // With a loop, as the JVM links each lambda of a stream at its first use, in every process.
        List<Row> rows = new ArrayList<>();
        for (String line : table.split("\n")) {
            StringTokenizer words = new StringTokenizer(line);
            if (words.hasMoreTokens() && !line.strip().startsWith("#")) {
                rows.add(new Row(words.nextToken(), words.nextToken()));
            }
        }
        return rows;
    }

    /** The day on which a JDK was tested; empty if it was not. */
    static Optional<String> day(Runtime.Version running) {
        for (Row row : ROWS) {
            if (row.covers(running)) {
                return Optional.of(row.day());
            }
        }
        return Optional.empty();
    }

    /** The first release that was tested. */
    static Runtime.Version first() {
        return ROWS.getFirst().version();
    }

    /** All releases that were tested, for a message. */
    static String all() {
        return ROWS.stream().map(Row::release).collect(Collectors.joining(", "));
    }
}
