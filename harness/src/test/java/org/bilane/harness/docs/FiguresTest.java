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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Figures that pages repeat are those of the page on performance, in its table of the same job, and ratios follow from
 * the times beside them.
 */
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
    void theRowsOfReadmeAreThoseOfTheTablesOfJobA() throws IOException {
        List<List<String>> one = table("docs/performance.md", "A, ms");
        List<List<String>> two = table("docs/performance.md", "2 threads, ms");
        for (List<String> row : speed()) {
            String who = row.getFirst().split("[ ,]")[0];
            assertTrue(figures(one, who, 1).contains(figure(row.get(1))), row + ": in the table of job A");
            if (!who.equals("SciPy")) {
                assertTrue(figures(two, who, 1).contains(figure(row.get(3))), row + ": in the table of two threads");
            }
        }
    }

    @Test
    void theFirstParagraphOfReadmeSaysWhatItsTableSays() throws IOException {
        Pattern sentence = Pattern.compile("(\\d[\\d,.]*) times faster on one core, and on two (\\d[\\d,.]*) times "
                + "faster than two processes of SciPy");
        Matcher stated = sentence.matcher(text("README.md"));
        assertTrue(stated.find(), "the sentence with the ratios");
        List<String> scipy = speed().getFirst();
        List<String> bilane = speed().stream().filter(row -> row.getFirst().equals("Bilane")).findFirst().orElseThrow();

        assertEquals(number(scipy.get(1)) / number(bilane.get(1)), number(stated.group(1)), 1, "on one core");
        assertEquals(number(scipy.get(3)) / number(bilane.get(3)), number(stated.group(2)), 1, "on two");
    }

    @Test
    void theTablesOfReadmeAndOfPerformanceAreOfOneDay() throws IOException {
        Pattern day = Pattern.compile("\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
                + "|November|December) 20\\d\\d");
        Matcher readme = day.matcher(text("README.md"));
        Matcher performance = day.matcher(text("docs/performance.md"));

        assertTrue(readme.find() && performance.find(), "both pages say when");
        assertEquals(performance.group(), readme.group());
    }

    @Test
    void ratiosOfPerformanceFollowFromTheirTimes() throws IOException {
        List<List<String>> rows = table("docs/performance.md", "A, ms");
        assertFalse(rows.isEmpty());
        for (List<String> row : rows) {
            for (int column : List.of(1, 4)) {
                int ratio = column == 1 ? 3 : 5;
                double exact = number(row.get(column)) / number(rows.getFirst().get(column));
                assertEquals(exact, number(row.get(ratio)), 0.01 * exact + 0.005, row + ", column " + ratio);
            }
        }
    }

    @Test
    void smallerMachinesAreToldInTimesOfThisOneAndNotInOtherMilliseconds() throws IOException {
        List<String> first = table("docs/performance.md", "path").stream()
                .filter(row -> row.getFirst().equals("AVX-512")).findFirst().orElseThrow();

        assertEquals(List.of("AVX-512", "1", "1", "1", "1", "vector"), first);
    }

    @Test
    void firstCallsTakeAsLongAsTheTableSays() throws IOException {
        // Whatever is rounded: the range that README tells lies around the median of the table.
        Matcher stated = Pattern.compile("first call takes longer, (\\d[\\d.]*) to (\\d[\\d.]*) s")
                .matcher(text("README.md"));
        assertTrue(stated.find(), "the sentence on the first call");
        double median = rows("docs/performance.md").stream().filter(row -> row.getFirst().contains("the first call"))
                .mapToDouble(row -> number(row.get(1))).findFirst().orElseThrow();

        assertTrue(number(stated.group(1)) <= median && median <= number(stated.group(2)), stated.group());
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
        return Files.readAllLines(ROOT.resolve(page)).stream().map(FiguresTest::cells)
                .filter(row -> !row.isEmpty() && !row.getFirst().startsWith("---")).toList();
    }

    /** The rows of the table that has a column of some name, without its heading. */
    private static List<List<String>> table(String page, String column) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(page));
        int heading = IntStream.range(0, lines.size()).filter(i -> cells(lines.get(i)).contains(column)).findFirst()
                .orElseThrow();
        return lines.subList(heading + 2, lines.size()).stream().takeWhile(line -> line.startsWith("|"))
                .map(FiguresTest::cells).toList();
    }

    private static List<String> cells(String line) {
        return line.startsWith("|") ? Arrays.stream(line.substring(1).split("\\|"))
                .map(cell -> cell.replace("*", "").strip()).toList() : List.of();
    }

    /** The figures of a column in the rows that tell of someone. */
    private static Set<String> figures(List<List<String>> rows, String who, int column) {
        return rows.stream().filter(row -> row.getFirst().contains(who)).map(row -> figure(row.get(column)))
                .collect(Collectors.toSet());
    }

    /** A page in one line, its lines as they are read. */
    private static String text(String page) throws IOException {
        return String.join(" ", Files.readAllLines(ROOT.resolve(page)));
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
