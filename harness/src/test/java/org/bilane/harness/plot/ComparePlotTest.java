package org.bilane.harness.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bars of the comparison say, read from the chart before it is drawn. */
class ComparePlotTest {
    private static final ContenderTimes OURS = new ContenderTimes("Bilane", 2, true, 0.03, 0.02, 0.05);
    private static final ContenderTimes PEER = new ContenderTimes("SciPy", 1, false, 4.3, 4.1, 4.9);

    @BeforeEach
    void requireFonts() {
        assumeTrue(Fonts.problem().isEmpty(), () -> "pictures: " + Fonts.problem().orElseThrow());
    }

    private static XYPlot plot() {
        return ComparePlot.of("conditions", List.of(new JobTimes("A", OptionalDouble.of(0.0123), List.of(OURS, PEER)),
                new JobTimes("B", OptionalDouble.empty(), List.of(PEER)))).chart().getXYPlot();
    }

    @Test
    void eachContenderHasARowUnderItsJob() {
        assertEquals(List.of("", "limit of the hardware", "Bilane, 2 threads", "SciPy", "", "SciPy"), List.of(
                ((SymbolAxis) plot().getDomainAxis()).getSymbols()));
        List<String> texts = plot().getAnnotations().stream().filter(XYTextAnnotation.class::isInstance)
                .map(each -> ((XYTextAnnotation) each).getText()).toList();
        assertEquals(List.of("A", "12.3 ms", "30.0 ms", "4.30 s", "B", "4.30 s"), texts);
    }

    @Test
    void barsReachTheMediansAndOursAreASeriesOfTheirOwn() {
        IntervalXYDataset bars = (IntervalXYDataset) plot().getDataset();

        assertEquals(0.03, bars.getEndYValue(0, 0));
        assertEquals(2, bars.getXValue(0, 0));
        assertEquals(1, bars.getItemCount(0));
        assertEquals(2, bars.getItemCount(1));
        assertEquals(4.3, bars.getEndYValue(1, 1));
        assertEquals(5, bars.getXValue(1, 1));
    }

    @Test
    void theAxisIsLogarithmicAndHoldsAllWhiskersTheLimitAndTheNumbers() {
        LogAxis axis = (LogAxis) plot().getRangeAxis();

        assertTrue(axis.getLowerBound() < 0.0123, "from " + axis.getLowerBound());
        assertTrue(axis.getUpperBound() > 2 * 4.9, "to " + axis.getUpperBound());
    }

    @Test
    void theLimitIsALineThroughItsJobAlone() {
        long lines = plot().getAnnotations().stream().filter(XYLineAnnotation.class::isInstance).count();

        assertEquals(2 + 3, lines, "the line on its white one, and a whisker for each contender");
    }

    @ParameterizedTest
    @CsvSource({"1e-9,1 ns", "1e-8,10 ns", "1e-6,1 us", "1e-3,1 ms", "0.01,10 ms", "0.1,100 ms", "1,1 s",
        "1000,1000 s"})
    void marksAreTimes(double seconds, String mark) {
        assertEquals(mark, new TimeMarks().format(seconds));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesTimesThatALogAxisCannotShow(double seconds) {
        assertThrows(IllegalArgumentException.class, () -> new ContenderTimes("x", 1, true, seconds, 1, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new JobTimes("A", OptionalDouble.of(seconds), List.of(OURS)));
    }

    @Test
    void refusesAComparisonOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> ComparePlot.of("conditions", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new JobTimes("A", OptionalDouble.empty(), List.of()));
    }
}
