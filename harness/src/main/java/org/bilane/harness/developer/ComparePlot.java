package org.bilane.harness.developer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.bilane.harness.plot.ChartStyle;
import org.bilane.harness.plot.Fonts;
import org.bilane.harness.plot.Picture;
import org.bilane.harness.report.Units;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * The times of a comparison as bars on a log axis. Each job has a heading of a line or more, and a row for each
 * contender: a bar up to the median, a whisker from the tenth to the ninetieth percentile, and the median as a number.
 * The library's own bars are dark.
 */
public final class ComparePlot {
    private static final String TITLE = "Bilane and its peers";
    private static final int ROW_HEIGHT = 22;
    /** Title, axis and margins. */
    private static final int AROUND = 180;
    private static final int LONGEST_NAME = 62;
    private static final int LONGEST_HEADING = 38;
    private static final double HALF_BAR = 0.36;
    /** The part of the axis that is kept free for the number beside the longest bar. */
    private static final double FREE = 0.18;
    /** The part of the axis between the end of a bar and its number. */
    private static final double GAP = 0.012;
    private static final Color BILANE = new Color(0x00, 0x33, 0x66);
    private static final Color PEER = new Color(0xB8, 0xC0, 0xC8);
    private static final Stroke WHISKER = new BasicStroke(1.5f);

    private final List<JobTimes> jobs;
    private final double least;
    private final double greatest;
    private final XYPlot plot = new XYPlot();
    private final XYIntervalSeries bilane = new XYIntervalSeries("bilane");
    private final XYIntervalSeries peers = new XYIntervalSeries("peers");
    /** What stands at the left of each row, from the top. */
    private final List<String> rows = new ArrayList<>();

    private ComparePlot(List<JobTimes> jobs) {
        this.jobs = jobs;
        double shortest = times().min().orElseThrow();
        double longest = times().max().orElseThrow();
        this.least = Math.pow(10, Math.floor(Math.log10(shortest / 1.5)));
        this.greatest = least * Math.pow(longest / least, 1 / (1 - FREE));
    }

    /**
     * Draws a comparison.
     *
     * @param conditions what was measured how and where, in a sentence
     * @param jobs the jobs, at least one
     * @return the picture
     * @throws IllegalArgumentException if there is no job
     */
    public static Picture of(String conditions, List<JobTimes> jobs) {
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("jobs is empty: at least one is needed");
        }
        return new ComparePlot(List.copyOf(jobs)).picture(conditions);
    }

    private DoubleStream times() {
        return jobs.stream().flatMap(job -> job.contenders().stream()).flatMapToDouble(each ->
                DoubleStream.of(each.medianSeconds(), each.p10Seconds(), each.p90Seconds()));
    }

    private Picture picture(String conditions) {
        ChartStyle.apply(plot);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        jobs.forEach(this::addJob);
        XYIntervalSeriesCollection dataset = new XYIntervalSeriesCollection();
        dataset.addSeries(bilane);
        dataset.addSeries(peers);
        plot.setDataset(dataset);
        plot.setRenderer(renderer());
        plot.setDomainAxis(rowAxis());
        plot.setRangeAxis(timeAxis());
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlineVisible(false);
        JFreeChart chart = ChartStyle.chart(TITLE, plot);
        chart.addSubtitle(new TextTitle("dark: Bilane; light: the fastest variant of each peer;"
                + " whiskers: p10 to p90", Fonts.TEXT));
        chart.addSubtitle(new TextTitle(conditions, Fonts.MARK));
        return new Picture(TITLE, chart, AROUND + rows.size() * ROW_HEIGHT);
    }

    private void addJob(JobTimes job) {
        for (String line : lines(job.job())) {
            addText(line, least, Fonts.NUMBER);
            rows.add("");
        }
        job.contenders().forEach(this::addContender);
    }

    private void addContender(ContenderTimes times) {
        int row = rows.size();
        (times.bilane() ? bilane : peers).add(row, row - HALF_BAR, row + HALF_BAR, times.medianSeconds(), least,
                times.medianSeconds());
        plot.addAnnotation(new XYLineAnnotation(row, times.p10Seconds(), row, times.p90Seconds(), WHISKER,
                times.bilane() ? Color.GRAY : Color.BLACK));
        addText(Units.shortSeconds(times.medianSeconds()), Math.max(times.p90Seconds(), times.medianSeconds()),
                times.bilane() ? Fonts.MARK.deriveFont(Font.BOLD) : Fonts.MARK);
        rows.add(shortened(times.name()) + (times.threads() == 1 ? "" : ", " + times.threads() + " threads"));
    }

    /** Names may hold paths of interpreters, and the bars need a part of the width. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    /** A heading in lines, broken between words, that the picture is wide enough for. */
    private static List<String> lines(String heading) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : heading.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LONGEST_HEADING) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A text of the row to come, a little to the right of a time, and above all lines. */
    private void addText(String text, double seconds, Font font) {
        XYTextAnnotation annotation =
                new XYTextAnnotation(text, rows.size(), seconds * Math.pow(greatest / least, GAP));
        annotation.setBackgroundPaint(Color.WHITE);
        annotation.setFont(font);
        annotation.setTextAnchor(TextAnchor.CENTER_LEFT);
        plot.addAnnotation(annotation);
    }

    private static XYBarRenderer renderer() {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setUseYInterval(true);
        renderer.setSeriesPaint(0, BILANE);
        renderer.setSeriesPaint(1, PEER);
        return renderer;
    }

    private SymbolAxis rowAxis() {
        SymbolAxis axis = new SymbolAxis(null, rows.toArray(String[]::new));
        ChartStyle.apply(axis);
        axis.setTickLabelFont(Fonts.MARK);
        axis.setInverted(true);
        return axis;
    }

    private LogAxis timeAxis() {
        LogAxis axis = new LogAxis("time of a call (log scale)");
        ChartStyle.apply(axis);
        axis.setNumberFormatOverride(new TimeMarks());
        axis.setTickUnit(new NumberTickUnit(1));
        // A little more, so that rounding does not remove the first mark.
        axis.setRange(0.999 * least, greatest);
        return axis;
    }
}
