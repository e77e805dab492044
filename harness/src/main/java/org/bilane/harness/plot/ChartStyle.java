package org.bilane.harness.plot;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all pictures have in common: black on white, few lines, the fonts of {@link Fonts}. */
public final class ChartStyle {
    /** Lines that must not catch the eye. */
    static final Color FAINT = new Color(0xD0D0D0);

    static {
        // The widths that letters are drawn with; the other way they are rounded to pixels.
        TextUtils.setUseFontMetricsGetStringBounds(true);
    }

    private ChartStyle() {
    }

    /**
     * A chart on white with its title.
     *
     * @param title what it shows
     * @param plot the plot
     * @return the chart, without a legend
     */
    public static JFreeChart chart(String title, Plot plot) {
        JFreeChart chart = new JFreeChart(null, Fonts.TITLE, plot, false);
        TextTitle text = new TextTitle(title, Fonts.TITLE);
        text.setPadding(0, 0, 4, 0);
        chart.setTitle(text);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(10, 10, 10, 16));
        return chart;
    }

    /**
     * Styles a plot.
     *
     * @param plot its background and grid
     */
    public static void apply(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(FAINT);
        plot.setDomainGridlinePaint(FAINT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /**
     * Styles an axis.
     *
     * @param axis its fonts
     */
    public static void apply(ValueAxis axis) {
        axis.setLabelFont(Fonts.TEXT);
        axis.setTickLabelFont(Fonts.MARK);
        if (axis instanceof SymbolAxis symbols) {
            symbols.setGridBandsVisible(false);
            symbols.setTickMarksVisible(false);
            symbols.setAxisLineVisible(false);
            symbols.setTickLabelFont(Fonts.TEXT);
        }
    }

    /**
     * A legend of colours, to stand at the right of a plot.
     *
     * @param scale the colours
     * @param title what their numbers are, with the unit
     * @return the legend
     */
    static PaintScaleLegend legend(BlueYellowScale scale, String title) {
        NumberAxis axis = new NumberAxis(title);
        apply(axis);
        // Space between the marks, however tall the legend is.
        axis.setTickLabelInsets(new RectangleInsets(14, 4, 14, 4));
        PaintScaleLegend legend = new PaintScaleLegend(scale, axis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setStripWidth(16);
        legend.setStripOutlineVisible(false);
        legend.setSubdivisionCount(200);
        // As high as the cells beside it.
        legend.setMargin(8, 14, 48, 0);
        return legend;
    }
}
