package org.bilane.harness.report;

import com.github.freva.asciitable.HorizontalAlign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Attribute;
import org.bilane.harness.array.Dimension;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.tables.GuessedAxis;
import org.bilane.harness.tables.GuessedTable;
import org.bilane.harness.tables.Knots;
import org.bilane.harness.tables.TableListing;
import org.bilane.harness.tables.ValueRange;

/**
 * What is in a file of arrays, for people and for programs.
 *
 * @param listing what is in the file
 * @param all whether nothing is left out of the text
 */
public record TablesReport(TableListing listing, boolean all) {
    private static final int MOST_ROWS = 40;
    private static final int MOST_TABLES = 8;
    private static final int MOST_ATTRIBUTES = 6;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_ATTRIBUTE = 40;

    /**
     * Text for people: a row for each array, and for each table its axes and the line that evaluates it.
     *
     * @return lines, each ended by a line break
     */
    public String text() {
        StringBuilder text = new StringBuilder(OneLine.of(listing.file().toString())).append(": ")
                .append(listing.format()).append(", ").append(Units.counted(listing.arrays().size(), "array"))
                .append('\n');
        if (!listing.arrays().isEmpty()) {
            text.append('\n').append(arrays());
        }
        listing.knots().ifPresent(knots -> text.append("\nKnots").append(knots.descend() ? ", descending" : "")
                .append(": ").append(knots.text(true)).append('\n'));
        text.append(tables());
        List<String> unreadable = limited(listing.unreadable(), MOST_TABLES);
        if (!unreadable.isEmpty()) {
            text.append("\nNot read:\n");
            unreadable.forEach(line -> text.append("  ").append(OneLine.shortened(line, LONGEST_LINE)).append('\n'));
            text.append(more(listing.unreadable().size() - unreadable.size(), "  "));
        }
        return text.toString();
    }

    private <T> List<T> limited(List<T> things, int most) {
        return all || things.size() <= most ? things : things.subList(0, most);
    }

    private static String more(int count, String indent) {
        return count <= 0 ? "" : indent + "and " + Units.count(count) + " more; --all tells them too\n";
    }

    private String arrays() {
        boolean ranges = !listing.ranges().isEmpty();
        List<String> headers = new ArrayList<>(List.of("array", "shape", "type", "storage"));
        if (ranges) {
            headers.addAll(List.of("least", "greatest", "NaN"));
        }
        headers.add("attributes");
        List<List<String>> rows = new ArrayList<>();
        for (ArrayInfo array : limited(listing.arrays(), MOST_ROWS)) {
            List<String> row = new ArrayList<>(List.of(name(array), StoredArray.shapeText(array.shape()), array.type(),
                    array.storage()));
            if (ranges) {
                ValueRange range = listing.ranges().get(array.name());
                row.addAll(range == null ? List.of("", "", "") : List.of(String.valueOf(range.least()),
                        String.valueOf(range.greatest()), Units.count(range.nans())));
            }
            row.add(attributes(array));
            rows.add(row);
        }
        return TextTable.of(headers, HorizontalAlign.LEFT, rows)
                + more(listing.arrays().size() - rows.size(), " ");
    }

    private static String name(ArrayInfo array) {
        return array.name().isEmpty() ? "(the array)" : OneLine.shortened(array.name(), LONGEST_NAME);
    }

    /** Units first, and what fits behind them. */
    private String attributes(ArrayInfo array) {
        List<Attribute> shortOnes = array.attributes().stream()
                .filter(attribute -> attribute.text().length() <= LONGEST_ATTRIBUTE)
                .sorted((a, b) -> Boolean.compare(b.name().equals("units"), a.name().equals("units")))
                .limit(all ? Integer.MAX_VALUE : MOST_ATTRIBUTES).toList();
        return shortOnes.stream().map(attribute -> OneLine.of(attribute.name() + "=" + attribute.text()))
                .collect(Collectors.joining("; "));
    }

    private String tables() {
        StringBuilder text = new StringBuilder();
        List<GuessedTable> shown = limited(listing.tables(), MOST_TABLES);
        for (GuessedTable table : shown) {
            text.append('\n').append(name(table.array())).append(' ')
                    .append(StoredArray.shapeText(table.array().shape())).append(" looks like a table:\n");
            if (!table.surfaces().isEmpty()) {
                text.append("  surfaces on axis ")
                        .append(table.surfaces().stream().map(GuessedAxis::label).collect(Collectors.joining(", ")))
                        .append(": ").append(table.why()).append('\n');
                table.surfaces().stream().filter(axis -> axis.knots().isPresent())
                        .forEach(axis -> text.append("    ").append(axis("", axis)));
            }
            text.append("  ").append(axis("x on ", table.x())).append("  ").append(axis("y on ", table.y()));
            if (!table.array().values().isEmpty()) {
                text.append("  values: ").append(OneLine.of(table.array().values())).append('\n');
            }
            text.append("  ").append(OneLine.of(table.command())).append('\n');
        }
        text.append(more(listing.tables().size() - shown.size(), "\n"));
        if (!shown.isEmpty()) {
            text.append("""

                    eval takes exp of what it interpolates; --transform exp2, exp10 or identity says otherwise.
                    Where knots are logarithms of the coordinates, add --x-scale or --y-scale ln, log2 or log10.
                    """);
        } else if (listing.knots().isEmpty() && !listing.isDetailed()) {
            boolean hasNames = listing.arrays().stream().anyMatch(array -> !array.name().isEmpty());
            text.append("\nNo array looks like a table")
                    .append(hasNames ? "; bilane tables FILE:NAME tells how eval would take one.\n" : ".\n");
        }
        return text.toString();
    }

    private String axis(String role, GuessedAxis axis) {
        String knots = axis.isLost() ? "" : axis.knots().isEmpty() ? ": knots 0 to " + (axis.length() - 1)
                : ": " + axis.knots().get().text(listing.isDetailed())
                        + (axis.knots().get().descend() ? ", descending" : "");
        String source = axis.source().isEmpty() ? "" : axis.source() + ", ";
        return OneLine.of(role + "axis " + axis.label() + ": " + source + axis.why() + knots) + "\n";
    }

    /**
     * A JSON object with the members {@code file}, {@code format}, {@code arrays}, {@code tables}, {@code knots}
     * (of a single array that was asked for) and {@code unreadable}; nothing is left out.
     *
     * @return the object in one line
     * @throws IOException if it cannot be composed
     */
    public String json() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", listing.file().toString());
        object.put("format", listing.format());
        object.put("arrays", listing.arrays().stream().map(this::json).toList());
        object.put("tables", listing.tables().stream().map(TablesReport::json).toList());
        object.put("knots", listing.knots().map(Knots::list).orElse(null));
        object.put("unreadable", listing.unreadable());
        return Json.line(object);
    }

    private Map<String, Object> json(ArrayInfo array) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", array.name());
        object.put("shape", Arrays.stream(array.shape()).boxed().toList());
        object.put("type", array.type());
        object.put("numeric", array.isNumeric());
        object.put("storage", array.storage());
        object.put("dimensions", array.dimensions().stream().map(TablesReport::json).toList());
        Map<String, Object> attributes = new LinkedHashMap<>();
        array.attributes().forEach(attribute -> attributes.put(attribute.name(), attribute.text()));
        object.put("attributes", attributes);
        object.put("values", array.values());
        ValueRange range = listing.ranges().get(array.name());
        Map<String, Object> read = new LinkedHashMap<>();
        if (range != null) {
            read.put("least", range.least());
            read.put("greatest", range.greatest());
            read.put("nan", range.nans());
            read.put("infinite", range.infinities());
        }
        object.put("range", range == null ? null : read);
        return object;
    }

    private static Map<String, Object> json(Dimension dimension) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", dimension.name());
        object.put("scale", dimension.scale());
        return object;
    }

    private static Map<String, Object> json(GuessedTable table) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("array", table.array().name());
        object.put("surface_axes", table.surfaces().stream().map(TablesReport::json).toList());
        object.put("x", json(table.x()));
        object.put("y", json(table.y()));
        object.put("why", table.why());
        object.put("command", table.command());
        return object;
    }

    private static Map<String, Object> json(GuessedAxis axis) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("axis", axis.axis());
        object.put("name", axis.name());
        object.put("length", axis.length());
        object.put("source", axis.source());
        object.put("why", axis.why());
        object.put("knots", axis.knots().map(knots -> (Object) knots.list()).orElse(null));
        return object;
    }
}
