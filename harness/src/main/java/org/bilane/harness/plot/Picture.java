package org.bilane.harness.plot;

import java.util.Objects;
import org.jfree.chart.JFreeChart;

/**
 * A chart and the size it is laid out for.
 *
 * @param title what it shows, in one line; also for those who hear it read
 * @param chart the chart
 * @param height in pixels at a width of {@value #WIDTH}, above 0
 */
public record Picture(String title, JFreeChart chart, int height) {
    /** The width of pages of text, in pixels. */
    public static final int WIDTH = 800;

    /**
     * Checks the height.
     *
     * @throws IllegalArgumentException if the height is not above 0
     */
    public Picture {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(chart, "chart");
        if (height <= 0) {
            throw new IllegalArgumentException("height = " + height + ": must be above 0");
        }
    }
}
