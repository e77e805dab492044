package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of sizes in docs/architecture.md adds up, and is not far from what is there. */
class CodeSizeTest {
    private static final Path FOUND = Path.of("target", "size.md");
    /** Small changes need not touch the page. */
    private static final double FAR = 0.25;

    /** The cells of the table's rows, by the capability in the first. */
    private static List<String[]> table() throws IOException {
        String page = Files.readString(MarkdownPage.PROJECT.resolve("docs/architecture.md"));
        return page.substring(page.indexOf("\n## Size\n")).lines().filter(line -> line.startsWith("| "))
                .map(line -> line.substring(2).split(" *\\| *")).skip(1).toList();
    }

    private static long number(String cell) {
        return Long.parseLong(cell.replace(",", ""));
    }

    private static String line(String capability, CodeSize size, String[] row) {
        return String.format(Locale.ROOT, "| %s | %,d | %d |%s", capability, size.lines(), size.classes(),
                row.length > 4 ? " " + row[3] + " | " + row[4] + " |" : " | |");
    }

    @Test
    void theTableIsNotFarFromWhatIsThere() throws IOException {
        List<CodeSize.Row> rows = CodeSize.rows();
        List<String[]> table = table();
        List<String> found = new ArrayList<>();
        CodeSize all = new CodeSize(0, 0);
        for (int i = 0; i < rows.size(); i++) {
            all = all.plus(rows.get(i).size());
            found.add(line(rows.get(i).capability(), rows.get(i).size(), table.get(i)));
        }
        found.add(line("all", all, table.getLast()));
        Files.write(FOUND, found);

        assertEquals(rows.size() + 1, table.size());
        for (int i = 0; i < rows.size(); i++) {
            CodeSize there = rows.get(i).size();
            String[] row = table.get(i);
            assertEquals(rows.get(i).capability(), row[0]);
            boolean far = Math.abs(number(row[1]) - there.lines()) > FAR * there.lines()
                    || Math.abs(number(row[2]) - there.classes()) > Math.max(2, FAR * there.classes());
            assertFalse(far, () -> row[0] + ": " + row[1] + " lines and " + row[2] + " classes on the page, " + there
                    + " there; take the rows of harness/target/size.md");
        }
    }

    @Test
    void theLastRowIsTheSum() throws IOException {
        List<String[]> table = table();
        for (int column = 1; column <= 4; column++) {
            int at = column;
            long sum = table.subList(0, table.size() - 1).stream()
                    .mapToLong(row -> row.length > at && !row[at].isBlank() ? number(row[at]) : 0).sum();

            assertEquals(sum, number(table.getLast()[at]), "column " + column);
        }
    }

    @Test
    void commentsAreNoCode() {
        assertEquals("a \"//\" + '\"' \n", CodeSize.withoutJavaComments("a \"//\" + '\"' // b\n/* c */"));
        assertEquals("x = 1\n\n", CodeSize.withoutPythonComments("\"\"\"a\n\nb\"\"\"x = 1\n  # c\n"));
    }
}
