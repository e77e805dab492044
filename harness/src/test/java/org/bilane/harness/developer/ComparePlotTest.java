package org.bilane.harness.developer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bilane.harness.developer.compare.JobResult;
import org.bilane.harness.developer.compare.Kind;
import org.bilane.harness.developer.compare.Standing;
import org.bilane.harness.plot.FontsHere;
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
        FontsHere.require();
    }

    private static XYPlot plot() {
        return ComparePlot.of("conditions", List.of(new JobTimes("A", List.of(OURS, PEER)),
                new JobTimes("B", List.of(PEER)))).chart().getXYPlot();
    }

    @Test
    void eachContenderHasARowUnderItsJob() {
        assertEquals(List.of("", "Bilane, 2 threads", "SciPy", "", "SciPy"), List.of(
                ((SymbolAxis) plot().getDomainAxis()).getSymbols()));
        List<String> texts = plot().getAnnotations().stream().filter(XYTextAnnotation.class::isInstance)
                .map(each -> ((XYTextAnnotation) each).getText()).toList();
        assertEquals(List.of("A", "30.0 ms", "4.30 s", "B", "4.30 s"), texts);
    }

    @Test
    void longHeadingsAreBrokenBetweenWords() {
        XYPlot plot = ComparePlot.of("conditions", List.of(new JobTimes("A: a sum of exp for each of 50 surfaces, 10^6"
                + " points", List.of(PEER)))).chart().getXYPlot();
        assertEquals(List.of("", "", "SciPy"), List.of(((SymbolAxis) plot.getDomainAxis()).getSymbols()));
        assertEquals("A: a sum of exp for each of 50", ((XYTextAnnotation) plot.getAnnotations().get(0)).getText());
    }

    @Test
    void ofAPeerTheFastestVariantIsDrawnAndAllOfOurs() {
        List<Standing> standings = List.of(standing("Bilane", Kind.BILANE, 2), standing("again", Kind.BILANE, 3),
                standing("C, slow", Kind.C, 9), standing("C, fast", Kind.C, 4), standing("C, absent", Kind.C));
        JobTimes times = JobTimes.of(new JobResult("A", "a job", standings, List.of(), List.of()))
                .orElseThrow();
        assertEquals(List.of("Bilane", "again", "C, fast"),
                times.contenders().stream().map(ContenderTimes::name).toList());
    }

    private static Standing standing(String name, Kind kind, double... seconds) {
        return new Standing(name, 1, kind, seconds, Optional.empty(), "", "", "", Map.of());
    }

    @Test
    void barsReachTheMediansAndOursAreASeriesOfTheirOwn() {
        IntervalXYDataset bars = (IntervalXYDataset) plot().getDataset();

        assertEquals(0.03, bars.getEndYValue(0, 0));
        assertEquals(1, bars.getXValue(0, 0));
        assertEquals(1, bars.getItemCount(0));
        assertEquals(2, bars.getItemCount(1));
        assertEquals(4.3, bars.getEndYValue(1, 1));
        assertEquals(4, bars.getXValue(1, 1));
    }

    @Test
    void theAxisIsLogarithmicAndHoldsAllWhiskersAndTheNumbers() {
        LogAxis axis = (LogAxis) plot().getRangeAxis();

        assertTrue(axis.getLowerBound() < 0.02, "from " + axis.getLowerBound());
        assertTrue(axis.getUpperBound() > 2 * 4.9, "to " + axis.getUpperBound());
    }

    @Test
    void eachContenderHasAWhisker() {
        assertEquals(3, plot().getAnnotations().stream().filter(XYLineAnnotation.class::isInstance).count());
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
    }

    @Test
    void refusesAComparisonOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> ComparePlot.of("conditions", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new JobTimes("A", List.of()));
    }
}
