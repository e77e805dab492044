package org.bilane.kernel.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

    /** A release, and the day on which it was tested. */
    record Row(Runtime.Version version, String day) {
        /** Whether a JDK is of this release: any build of it, or of early access the same build. */
        boolean covers(Runtime.Version running) {
            boolean same = true;
            for (int i = 0; i < NUMBERS; i++) {
                same &= number(version, i) == number(running, i);
            }
            return same && version.pre().equals(running.pre())
                    && (version.pre().isEmpty() || version.build().equals(running.build()));
        }

        private static int number(Runtime.Version version, int i) {
            return i < version.version().size() ? version.version().get(i) : 0;
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
        return table.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+")).map(row -> new Row(Runtime.Version.parse(row[0]), row[1])).toList();
    }

    /** The day on which a JDK was tested; empty if it was not. */
    static Optional<String> day(Runtime.Version running) {
        return ROWS.stream().filter(row -> row.covers(running)).map(Row::day).findFirst();
    }

    /** The first release that was tested. */
    static Runtime.Version first() {
        return ROWS.getFirst().version();
    }

    /** All releases that were tested, for a message. */
    static String all() {
        return ROWS.stream().map(row -> row.version().toString()).collect(Collectors.joining(", "));
    }
}
