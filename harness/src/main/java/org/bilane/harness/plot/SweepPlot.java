package org.bilane.harness.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bilane.harness.report.SweepReport;
import org.bilane.harness.sweep.Cell;
import org.bilane.harness.sweep.Setup;
import org.bilane.harness.sweep.SweepPlan;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * The table of a sweep as a heat map: a row for each number of workers, a column for each length of chunks, the rate in
 * each cell as colour and as number; the best cell and the planner's choice framed and named.
 */
public final class SweepPlot {
    private static final int TALLEST_ROW = 52;
    /** Below this a row is too low for its number. */
    private static final int LEAST_LEGIBLE_ROW = 18;
    /** Below this a row is too low for words under its number. */
    private static final int LEAST_ROW_OF_LINES = 44;
    private static final int LINE_HEIGHT = 13;
    private static final int TALLEST_PLOT = 1600;
    /** Title, axis and margins. */
    private static final int AROUND = 170;
    private static final Stroke SOLID = new BasicStroke(3);
    private static final Stroke DASHED =
            new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 5}, 0);

    private final SweepReport report;
    private final BlueYellowScale scale;
    /** Numbers of workers with the names of their rows, from the top. */
    private final Map<Integer, String> rows = new LinkedHashMap<>();
    private final double rowHeight;

    private SweepPlot(SweepReport report) {
        this.report = report;
        List<Cell> cells = report.result().cells();
        this.scale = new BlueYellowScale(cells.stream().mapToDouble(Cell::median).min().orElseThrow(),
                cells.stream().mapToDouble(Cell::median).max().orElseThrow());
        cells.forEach(cell -> rows.computeIfAbsent(cell.setup().workers(), workers -> rowName(cell)));
        this.rowHeight = Math.min(TALLEST_ROW, (double) TALLEST_PLOT / rows.size());
    }

    /**
     * Draws a sweep.
     *
     * @param report the sweep, with at least one cell
     * @return the picture
     */
    public static Picture of(SweepReport report) {
        return new SweepPlot(report).picture();
    }

    /** With the first of its notes: workers that share CPUs are not pinned, which need not be said too. */
    private String rowName(Cell cell) {
        int workers = cell.setup().workers();
        String note = report.note(cell).split(", ")[0];
        return workers == 0 ? "direct call" : note.isEmpty() ? Integer.toString(workers) : workers + ", " + note;
    }

    private Picture picture() {
        XYPlot plot = new XYPlot(dataset(), columnAxis(), rowAxis(), renderer());
        ChartStyle.apply(plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(false);
        report.result().cells().stream().filter(cell -> cell.setup().equals(Setup.DIRECT))
                .forEach(cell -> addDirectCall(plot, cell));
        if (rowHeight >= LEAST_LEGIBLE_ROW) {
            report.result().cells().forEach(cell -> addNumber(plot, cell));
        }
        addFrame(plot, report.result().planner(), DASHED);
        addFrame(plot, report.result().best(), SOLID);
        JFreeChart chart = ChartStyle.chart(report.title(), plot);
        chart.addSubtitle(new TextTitle(report.comparison() + " Frames: the best, solid; the planner's, dashed.",
                Fonts.MARK));
        chart.addSubtitle(ChartStyle.legend(scale, "million results per second"));
        return new Picture(report.title(), chart, AROUND + (int) Math.ceil(rows.size() * rowHeight));
    }

    /** All cells but the direct call, which has no column. */
    private DefaultXYZDataset dataset() {
        List<Cell> cells = report.result().cells().stream()
                .filter(cell -> !cell.setup().equals(Setup.DIRECT)).toList();
        DefaultXYZDataset dataset = new DefaultXYZDataset();
        dataset.addSeries("million results per second", new double[][] {
            cells.stream().mapToDouble(this::column).toArray(),
            cells.stream().mapToDouble(this::row).toArray(),
            cells.stream().mapToDouble(Cell::median).toArray()});
        return dataset;
    }

    private SymbolAxis columnAxis() {
        SymbolAxis axis = new SymbolAxis("bytes of x, y and output in a chunk",
                SweepPlan.COLUMNS.stream().map(SweepReport::column).toArray(String[]::new));
        ChartStyle.apply(axis);
        return axis;
    }

    private SymbolAxis rowAxis() {
        SymbolAxis axis = new SymbolAxis("workers", rows.values().toArray(String[]::new));
        ChartStyle.apply(axis);
        axis.setInverted(true);
        return axis;
    }

    private XYBlockRenderer renderer() {
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setPaintScale(scale);
        // Gaps between the cells, which the frames lie in.
        renderer.setBlockWidth(0.95);
        renderer.setBlockHeight(0.9);
        return renderer;
    }

    /** A direct call knows no chunks: one cell for the whole row. */
    private void addDirectCall(XYPlot plot, Cell cell) {
        plot.addAnnotation(
                box(cell, SweepPlan.COLUMNS.size() / 2.0 - 0.025, 0.45, null, scale.getPaint(cell.median())));
    }

    private void addNumber(XYPlot plot, Cell cell) {
        List<String> words = rowHeight < LEAST_ROW_OF_LINES ? List.of() : words(cell);
        double line = LINE_HEIGHT / rowHeight;
        double first = -line * words.size() / 2;
        addText(plot, cell, SweepReport.rate(cell.median()), first).setFont(Fonts.NUMBER);
        for (int i = 0; i < words.size(); i++) {
            addText(plot, cell, words.get(i), first + (i + 1) * line).setFont(Fonts.MARK);
        }
    }

    private XYTextAnnotation addText(XYPlot plot, Cell cell, String text, double shift) {
        XYTextAnnotation annotation = new XYTextAnnotation(text, middle(cell), row(cell) + shift);
        annotation.setPaint(scale.letters(cell.median()));
        plot.addAnnotation(annotation);
        return annotation;
    }

    private List<String> words(Cell cell) {
        List<String> words = new ArrayList<>();
        if (cell.setup().equals(report.result().best().setup())) {
            words.add("best");
        }
        if (cell.setup().equals(report.result().planner().setup())) {
            words.add("planner");
        }
        return words;
    }

    private void addFrame(XYPlot plot, Cell cell, Stroke stroke) {
        double half = cell.setup().equals(Setup.DIRECT) ? SweepPlan.COLUMNS.size() / 2.0 : 0.5;
        plot.addAnnotation(box(cell, half - 0.01, 0.48, stroke, null));
    }

    /** The row axis points down, so that a box, which begins at its bottom, begins at the larger number. */
    private XYBoxAnnotation box(Cell cell, double halfWidth, double halfHeight, Stroke stroke, Paint fill) {
        return new XYBoxAnnotation(middle(cell) - halfWidth, row(cell) + halfHeight, middle(cell) + halfWidth,
                row(cell) - halfHeight, stroke, stroke == null ? null : Color.BLACK, fill);
    }

    private double middle(Cell cell) {
        return cell.setup().equals(Setup.DIRECT) ? (SweepPlan.COLUMNS.size() - 1) / 2.0 : column(cell);
    }

    private double column(Cell cell) {
        return SweepPlan.COLUMNS.indexOf(cell.setup().chunk());
    }

    private double row(Cell cell) {
        return List.copyOf(rows.keySet()).indexOf(cell.setup().workers());
    }
}
