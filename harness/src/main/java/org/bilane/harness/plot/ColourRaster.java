package org.bilane.harness.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A raster of numbers as colours over a rectangle of a plot, the first row at the bottom. Neighbours in a row of nearly
 * the same number are one rectangle: an image would need a library more for SVG.
 */
final class ColourRaster extends AbstractXYAnnotation {
    @Serial
    private static final long serialVersionUID = 1L;
    /** More shades than these no eye tells apart beside each other. */
    private static final int SHADES = 96;
    /** Rectangles overlap a little, as a viewer would leave light seams between them. */
    private static final double OVERLAP = 0.4;

    private final double[][] values;
    private final double[] x;
    private final double[] y;
    private final BlueYellowScale colours;

    /**
     * A raster.
     *
     * @param values rows of numbers; NaN has no colour
     * @param x where it begins and ends
     * @param y where it begins and ends
     * @param colours the colours
     */
    ColourRaster(double[][] values, double[] x, double[] y, BlueYellowScale colours) {
        this.values = values;
        this.x = x;
        this.y = y;
        this.colours = colours;
    }

    @Override
    public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, int index,
            PlotRenderingInfo info) {
        double left = domain.valueToJava2D(x[0], area, RectangleEdge.BOTTOM);
        double width = domain.valueToJava2D(x[1], area, RectangleEdge.BOTTOM) - left;
        double bottom = range.valueToJava2D(y[0], area, RectangleEdge.LEFT);
        double height = bottom - range.valueToJava2D(y[1], area, RectangleEdge.LEFT);
        Paint before = g.getPaint();
        for (int row = 0; row < values.length; row++) {
            double top = bottom - height * (row + 1) / values.length;
            int columns = values[row].length;
            for (int from = 0; from < columns;) {
                int shade = shade(values[row][from]);
                int to = from + 1;
                while (to < columns && shade(values[row][to]) == shade) {
                    to++;
                }
                if (shade >= 0) {
                    g.setPaint(colour(shade));
                    double begin = left + width * from / columns;
                    double end = left + width * to / columns + (to < columns ? OVERLAP : 0);
                    g.fill(new Rectangle2D.Double(begin, top, end - begin,
                            height / values.length + (row > 0 ? OVERLAP : 0)));
                }
                from = to;
            }
        }
        g.setPaint(before);
    }

    /** -1 for NaN. */
    private int shade(double value) {
        double part = (value - colours.getLowerBound()) / (colours.getUpperBound() - colours.getLowerBound());
        return Double.isNaN(value) ? -1 : (int) Math.clamp(Math.rint(part * SHADES), 0.0, SHADES);
    }

    private Color colour(int shade) {
        double part = (double) shade / SHADES;
        return (Color) colours.getPaint((1 - part) * colours.getLowerBound() + part * colours.getUpperBound());
    }
}
