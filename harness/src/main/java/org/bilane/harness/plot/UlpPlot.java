package org.bilane.harness.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.Arrays;
import java.util.Locale;
import org.bilane.harness.verify.UlpProfile;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The largest error of exp over its range, in ulp: one panel for the route of narrow tables and one for that of wide
 * ones, with the promised bound and the half ulp that rounding alone costs.
 */
public final class UlpPlot {
    private static final int HEIGHT = 520;
    private static final double PROMISED = 1;
    private static final double ROUNDING = 0.5;
    /** No axis goes further; what is worse is cut off there, and told as a number. */
    private static final double TALLEST = 8;
    private static final Color AREA = new Color(0x8F, 0xAB, 0xCC);
    private static final Color TRANSPARENT = new Color(0, 0, 0, 0);
    private static final Stroke LINE = new BasicStroke(2);
    private static final Stroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);

    private UlpPlot() {
    }

    /**
     * Draws a profile.
     *
     * @param profile the errors
     * @param subtitle what they were found with, in one line
     * @return the picture
     */
    public static Picture of(UlpProfile profile, String subtitle) {
        double[] narrow = profile.worst(false);
        double[] wide = profile.worst(true);
        NumberAxis arguments = new NumberAxis("x, the argument of exp");
        ChartStyle.apply(arguments);
        arguments.setRange(UlpProfile.FROM, UlpProfile.FROM + UlpProfile.BINS * UlpProfile.BIN_WIDTH);
        arguments.setTickUnit(new NumberTickUnit(100));
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(arguments);
        plot.setGap(16);
        plot.add(panel(narrow, "tables with values in [-708, 709]"));
        plot.add(panel(wide, "tables with values beyond that"));
        String title = "Largest error of exp(x) in each " + (int) UlpProfile.BIN_WIDTH + " units of x";
        JFreeChart chart = ChartStyle.chart(title, plot);
        chart.addSubtitle(new TextTitle(subtitle, Fonts.TEXT));
        return new Picture(title, chart, HEIGHT);
    }

    private static XYPlot panel(double[] errors, String tables) {
        double worst = Arrays.stream(errors).filter(error -> !Double.isNaN(error)).max().orElse(0);
        double top = Math.min(TALLEST, 1.35 * Math.max(PROMISED, worst));
        NumberAxis ulp = new NumberAxis("error in ulp");
        ChartStyle.apply(ulp);
        ulp.setRange(0, top);
        XYPlot panel = new XYPlot(steps(errors, top), null, ulp, renderer());
        ChartStyle.apply(panel);
        panel.setDomainGridlinesVisible(false);
        panel.setAxisOffset(RectangleInsets.ZERO_INSETS);
        ValueMarker promised = marker(PROMISED, "promised: less than 1 ulp", LINE);
        promised.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        promised.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        ValueMarker rounding = marker(ROUNDING, "0.5 ulp: rounding alone", DASHED);
        rounding.setLabelAnchor(RectangleAnchor.BOTTOM_RIGHT);
        rounding.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
        panel.addRangeMarker(promised, Layer.FOREGROUND);
        panel.addRangeMarker(rounding, Layer.FOREGROUND);
        addText(panel, tables, UlpProfile.FROM, TextAnchor.TOP_LEFT, top);
        addText(panel, String.format(Locale.ROOT, "worst %.4f ulp ", worst) + place(errors, worst),
                UlpProfile.FROM + UlpProfile.BINS * UlpProfile.BIN_WIDTH, TextAnchor.TOP_RIGHT, top);
        return panel;
    }

    private static String place(double[] errors, double worst) {
        for (int bin = 0; bin < errors.length; bin++) {
            if (errors[bin] == worst) {
                double from = UlpProfile.FROM + bin * UlpProfile.BIN_WIDTH;
                return String.format(Locale.ROOT, "for x from %.0f to %.0f ", from, from + UlpProfile.BIN_WIDTH);
            }
        }
        return "";
    }

    private static void addText(XYPlot panel, String text, double x, TextAnchor anchor, double top) {
        XYTextAnnotation annotation = new XYTextAnnotation(" " + text, x, 0.98 * top);
        annotation.setFont(Fonts.TEXT);
        annotation.setTextAnchor(anchor);
        panel.addAnnotation(annotation);
    }

    /** The outline of the bins: each one from its left edge to the next one's. */
    private static XYSeriesCollection steps(double[] errors, double top) {
        XYSeries series = new XYSeries("worst");
        double last = 0;
        for (int bin = 0; bin < errors.length; bin++) {
            double error = Double.isNaN(errors[bin]) ? 0 : Math.min(errors[bin], top);
            series.add(UlpProfile.FROM + bin * UlpProfile.BIN_WIDTH, error);
            last = error;
        }
        series.add(UlpProfile.FROM + errors.length * UlpProfile.BIN_WIDTH, last);
        return new XYSeriesCollection(series);
    }

    private static XYStepAreaRenderer renderer() {
        XYStepAreaRenderer renderer = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        renderer.setSeriesPaint(0, AREA);
        renderer.setOutline(false);
        return renderer;
    }

    private static ValueMarker marker(double ulp, String label, Stroke stroke) {
        ValueMarker marker = new ValueMarker(ulp, Color.BLACK, stroke);
        marker.setAlpha(1);
        marker.setLabel(label);
        marker.setLabelFont(Fonts.MARK);
        marker.setLabelBackgroundColor(TRANSPARENT);
        return marker;
    }
}
