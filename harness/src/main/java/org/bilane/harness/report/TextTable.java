package org.bilane.harness.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/** Aligned tables of plain characters. */
public final class TextTable {
    private TextTable() {
    }

    /**
     * Lays out a table without lines at its outside.
     *
     * @param headers one for each column
     * @param align of the cells of all columns
     * @param rows the cells, as many in each row as there are headers
     * @return lines, each ended by a line break
     */
    public static String of(List<String> headers, HorizontalAlign align, List<List<String>> rows) {
        Column[] columns = headers.stream()
                .map(header -> new Column().header(header).headerAlign(align).dataAlign(align).maxWidth(200))
                .toArray(Column[]::new);
        String[][] cells = rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
        String table = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
                .lineSeparator("\n")
                .data(columns, cells)
                .asString();
        StringBuilder lines = new StringBuilder();
        table.lines().map(String::stripTrailing).forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
