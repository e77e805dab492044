package org.bilane.harness.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;

/** Which arrays of a file look like tables, and how each would be evaluated. */
final class TableGuess {
    private static final int MOST_AXES = 8;
    /** What axes are called along which there is nothing to interpolate. */
    private static final Pattern COUNTED =
            Pattern.compile("(?i)gpt|g_?point|band|bnd|chan|spec|val|var|mix|comp|wave|element|isotop");
    /** What a shell leaves alone. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final ArrayFile file;
    private final AxisSearch search;

    /**
     * Prepares for a file.
     *
     * @param file the open file
     */
    TableGuess(ArrayFile file) {
        this.file = file;
        this.search = new AxisSearch(file);
    }

    /**
     * The tables.
     *
     * @return those arrays of two axes or more of which knots were found; if there is none, all of two or three axes
     */
    List<GuessedTable> tables() {
        List<GuessedTable> found = new ArrayList<>();
        List<GuessedTable> others = new ArrayList<>();
        for (ArrayInfo array : file.arrays()) {
            if (!mayBeTable(array)) {
                continue;
            }
            List<GuessedAxis> axes = search.axes(array);
            boolean hasKnots = axes.stream().anyMatch(GuessedAxis::hasKnots);
            boolean isNumbers = array.type().startsWith("float") || array.attribute("scale_factor").isPresent();
            if (hasKnots) {
                found.add(table(array, axes));
            } else if (isNumbers && array.rank() <= 3 && !arePoints(array)) {
                others.add(table(array, axes));
            }
        }
        return found.isEmpty() ? others : found;
    }

    private static boolean arePoints(ArrayInfo array) {
        return array.rank() == 2 && array.shape()[0] == 2;
    }

    /**
     * How an array would be evaluated that somebody takes for a table.
     *
     * @param array the array
     * @return the way; empty if it has no two axes along which to interpolate, or holds no numbers
     */
    Optional<GuessedTable> table(ArrayInfo array) {
        return mayBeTable(array) ? Optional.of(table(array, search.axes(array))) : Optional.empty();
    }

    private static boolean mayBeTable(ArrayInfo array) {
        long usable = Arrays.stream(array.shape()).filter(length -> length >= 2).count();
        return array.isNumeric() && array.rank() <= MOST_AXES && usable >= 2 && array.size() > 0;
    }

    /**
     * The knots that an array of one axis may be.
     *
     * @param array the array
     * @return its numbers; empty if they are no knots
     */
    Optional<Knots> knots(ArrayInfo array) {
        return array.isNumeric() && array.rank() == 1 && array.size() <= AxisSearch.LONGEST_AXIS ? search.knots(array)
                : Optional.empty();
    }

    private GuessedTable table(ArrayInfo array, List<GuessedAxis> axes) {
        int count = axes.size() - 2;
        // The best surfaces first: too short for a grid, then without knots, and of these first what is only counted,
        // then the longest, or without names the first, as eval takes it; of those with knots the shortest.
        List<GuessedAxis> ranked = new ArrayList<>(axes);
        ranked.sort(Comparator.comparing((GuessedAxis axis) -> axis.length() >= 2)
                .thenComparing(GuessedAxis::hasKnots)
                .thenComparing(axis -> !isCounted(axis))
                .thenComparing(axis -> axis.hasKnots() ? axis.length()
                        : axis.name().isEmpty() ? axis.axis() : -axis.length()));
        List<GuessedAxis> surfaces = ranked.subList(0, count).stream()
                .sorted(Comparator.comparingInt(GuessedAxis::axis)).toList();
        List<GuessedAxis> grid = axes.stream().filter(axis -> !surfaces.contains(axis)).toList();
        return new GuessedTable(array, surfaces, grid.get(0), grid.get(1), why(surfaces, axes),
                command(array, surfaces, grid.get(0), grid.get(1)));
    }

    private static boolean isCounted(GuessedAxis axis) {
        return COUNTED.matcher(axis.name()).find();
    }

    private static String why(List<GuessedAxis> surfaces, List<GuessedAxis> axes) {
        if (surfaces.isEmpty()) {
            return "";
        }
        if (surfaces.stream().allMatch(GuessedAxis::hasKnots)) {
            return surfaces.stream().anyMatch(TableGuess::isCounted) ? "named like an axis of surfaces"
                    : "fewest knots";
        }
        if (axes.stream().noneMatch(GuessedAxis::hasKnots) && surfaces.size() == 1) {
            return isCounted(surfaces.getFirst()) ? "no axis has knots, and this is named like an axis of surfaces"
                    : surfaces.getFirst().name().isEmpty() ? "no axis has knots, and this is the first"
                            : "no axis has knots, and this is the longest";
        }
        boolean named = surfaces.stream().anyMatch(axis -> !axis.hasKnots() && isCounted(axis));
        return "no knots" + (named ? ", and named like an axis of surfaces" : "");
    }

    private String command(ArrayInfo array, List<GuessedAxis> surfaces, GuessedAxis x, GuessedAxis y) {
        StringBuilder line = new StringBuilder("bilane eval --surfaces ").append(named(array.name()));
        if (!surfaces.isEmpty()) {
            line.append(" --surface-axis ").append(surfaces.stream().map(axis -> String.valueOf(axis.axis()))
                    .collect(Collectors.joining(",")));
        }
        option(" --x-axis ", x).ifPresent(line::append);
        option(" --y-axis ", y).ifPresent(line::append);
        return line.append(" --points POINTS.npy --out OUT.npy").toString();
    }

    private Optional<String> option(String option, GuessedAxis axis) {
        if (axis.isLost()) {
            return Optional.of(option + "KNOTS.npy");
        }
        if (axis.source().isEmpty() || axis.isImplied()) {
            return Optional.empty();
        }
        return Optional.of(option + (axis.source().startsWith("even:") ? axis.source() : named(axis.source())));
    }

    private String named(String array) {
        return quoted(array.isEmpty() ? file.file().toString() : file.file() + ":" + array);
    }

    /** For a shell. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
