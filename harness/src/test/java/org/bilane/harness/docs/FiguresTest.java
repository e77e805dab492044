package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Figures that README repeats are those of the page on performance, and its ratios follow from them. */
class FiguresTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    @Test
    void eachTimeOfReadmeIsInATableOfPerformance() throws IOException {
        Set<String> known = rows("docs/performance.md").stream().flatMap(List::stream).map(FIGURE::matcher)
                .filter(Matcher::find).map(Matcher::group).collect(Collectors.toSet());
        List<List<String>> rows = speed();
        assertFalse(rows.isEmpty());
        for (List<String> row : rows) {
            assertTrue(known.contains(figure(row.get(1))), row + ": not in docs/performance.md");
            assertTrue(known.contains(figure(row.get(3))), row + ": not in docs/performance.md");
        }
    }

    @Test
    void ratiosFollowFromTheTimes() throws IOException {
        List<List<String>> rows = speed();
        double scipy = number(rows.getFirst().get(1));
        for (List<String> row : rows) {
            String stated = figure(row.get(2));
            int digits = stated.contains(".") ? stated.length() - stated.indexOf('.') - 1 : 0;
            double half = 0.5 * Math.pow(10, -digits);
            // The times that are divided are rounded to three or four digits themselves.
            assertEquals(scipy / number(row.get(1)), number(row.get(2)), half + 0.01 * number(row.get(2)),
                    () -> String.format(Locale.ROOT, "%s: SciPy's %s divided by it", row, scipy));
        }
    }

    /** The rows of README's table of speed: name, 1 thread, times SciPy, 2 threads. */
    private static List<List<String>> speed() throws IOException {
        return rows("README.md").stream().filter(row -> row.size() == 4).filter(row -> row.get(2).matches("\\d.*"))
                .toList();
    }

    private static List<List<String>> rows(String page) throws IOException {
        return Files.readAllLines(ROOT.resolve(page)).stream().filter(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(cell -> cell.replace("*", "").strip())
                        .toList())
                .filter(row -> !row.getFirst().startsWith("---")).toList();
    }

    private static String figure(String cell) {
        Matcher figure = FIGURE.matcher(cell);
        assertTrue(figure.find(), cell);
        return figure.group();
    }

    private static double number(String cell) {
        return Double.parseDouble(figure(cell).replace(",", ""));
    }
}
