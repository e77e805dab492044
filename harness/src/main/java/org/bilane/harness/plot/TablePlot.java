package org.bilane.harness.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bilane.harness.eval.TableView;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Scale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * A surface of a table as colours over its axes, in the unit of the knots, with points: dots on the grid, crosses
 * outside of it. Where interpolation gives NaN there is no colour. Points beyond the margin are drawn at its edge.
 */
public final class TablePlot {
    /** The greatest knot that can be drawn: charts find no marks for axes that are much longer. */
    public static final double GREATEST_KNOT = 1e300;
    /** The least length of an axis that can be drawn: charts find no marks for axes that are much shorter. */
    public static final double LEAST_LENGTH = 1e-300;
    /** How many values a surface is drawn of along x. */
    public static final int COLUMNS = 240;
    /** How many values a surface is drawn of along y. */
    public static final int ROWS = 160;

    private static final int HEIGHT = 560;
    /** Space around the grid for points outside, as a part of its width. */
    private static final double MARGIN = 0.15;
    /** Space around the grid where no point lies outside. */
    private static final double LEAST_MARGIN = 0.02;
    private static final Color INSIDE = new Color(0x20, 0x20, 0x20);
    private static final Color OUTSIDE = new Color(0xC0, 0x30, 0x10);

    private final TableView.Seen seen;
    private final double[] x;
    private final double[] y;

    private TablePlot(TableView.Seen seen) {
        this.seen = seen;
        this.x = ends(seen.x());
        this.y = ends(seen.y());
    }

    /**
     * Draws a surface.
     *
     * @param seen the surface and points; knots up to {@link #GREATEST_KNOT} in magnitude, on axes of
     *     {@link #LEAST_LENGTH} at least
     * @param title what it is
     * @param subtitle what was counted
     * @return the picture
     */
    public static Picture of(TableView.Seen seen, String title, String subtitle) {
        return new TablePlot(seen).picture(title, subtitle);
    }

    /** A value that has a colour of its own: those beyond have that of the last. */
    private static double limited(double value) {
        return Math.clamp(value, -GREATEST_KNOT, GREATEST_KNOT);
    }

    private static double[] ends(Axis axis) {
        double one = axis.knot(0);
        double other = axis.knot(axis.size() - 1);
        return new double[] {Math.min(one, other), Math.max(one, other)};
    }

    private Picture picture(String title, String subtitle) {
        double margin = seen.shown().stream().anyMatch(this::isOutside) ? MARGIN : LEAST_MARGIN;
        double[] left = around(x, margin);
        double[] low = around(y, margin);
        XYLineAndShapeRenderer renderer = renderer();
        double[] finite = Arrays.stream(seen.values()).flatMapToDouble(Arrays::stream).filter(Double::isFinite)
                .toArray();
        BlueYellowScale colours = new BlueYellowScale(Arrays.stream(finite).map(TablePlot::limited).min().orElse(0),
                Arrays.stream(finite).map(TablePlot::limited).max().orElse(0));
        renderer.addAnnotation(new ColourRaster(seen.values(), x, y, colours), Layer.BACKGROUND);
        XYPlot plot = new XYPlot(points(left, low), axis("x", seen.x().scale(), left), axis("y", seen.y().scale(), low),
                renderer);
        ChartStyle.apply(plot);
        JFreeChart chart = ChartStyle.chart(title, plot);
        chart.addSubtitle(new TextTitle(subtitle, Fonts.TEXT));
        if (finite.length > 0) {
            chart.addSubtitle(ChartStyle.legend(colours, "value of the table"));
        }
        return new Picture(title, chart, HEIGHT);
    }

    /** The ends with a margin on both sides. */
    private static double[] around(double[] ends, double margin) {
        double space = margin * (ends[1] - ends[0]);
        return new double[] {ends[0] - space, ends[1] + space};
    }

    private static NumberAxis axis(String name, Scale scale, double[] ends) {
        NumberAxis axis = new NumberAxis(scale == Scale.LINEAR ? name
                : scale.name().toLowerCase(Locale.ROOT) + " " + name);
        ChartStyle.apply(axis);
        axis.setAutoRangeIncludesZero(false);
        axis.setRange(ends[0], ends[1]);
        return axis;
    }

    private boolean isOutside(TableView.Place place) {
        return place.x() < x[0] || place.x() > x[1] || place.y() < y[0] || place.y() > y[1];
    }

    private XYSeriesCollection points(double[] left, double[] low) {
        XYSeries inside = new XYSeries("on the grid", false);
        XYSeries outside = new XYSeries("outside", false);
        for (TableView.Place place : seen.shown()) {
            (isOutside(place) ? outside : inside).add(Math.clamp(place.x(), left[0], left[1]),
                    Math.clamp(place.y(), low[0], low[1]));
        }
        XYSeriesCollection points = new XYSeriesCollection();
        List.of(inside, outside).forEach(points::addSeries);
        return points;
    }

    private static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, INSIDE);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-1.5, -1.5, 3, 3));
        renderer.setSeriesPaint(1, OUTSIDE);
        renderer.setSeriesShape(1, cross());
        renderer.setSeriesShapesFilled(1, false);
        renderer.setUseOutlinePaint(false);
        renderer.setDefaultOutlineStroke(new BasicStroke(1.5f));
        renderer.setSeriesStroke(1, new BasicStroke(1.5f));
        return renderer;
    }

    private static Shape cross() {
        Path2D.Double cross = new Path2D.Double();
        cross.moveTo(-3, -3);
        cross.lineTo(3, 3);
        cross.moveTo(-3, 3);
        cross.lineTo(3, -3);
        return cross;
    }
}
