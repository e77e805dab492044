package org.bilane.harness.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYZDataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the heat map says, read from the chart before it is drawn. */
class SweepPlotTest {
    @BeforeEach
    void requireFonts() {
        FontsHere.require();
    }

    private static List<XYTextAnnotation> texts(XYPlot plot) {
        return plot.getAnnotations().stream().filter(XYTextAnnotation.class::isInstance)
                .map(XYTextAnnotation.class::cast).toList();
    }

    private static List<String> textsIn(XYPlot plot, double column, double row) {
        return texts(plot).stream().filter(text -> text.getX() == column && Math.abs(text.getY() - row) < 0.5)
                .map(XYTextAnnotation::getText).toList();
    }

    @Test
    void eachCellHasItsPlaceItsRateAndItsNumber() {
        XYPlot plot = SweepPlot.of(SampleSweep.of(2, 4)).chart().getXYPlot();

        XYZDataset cells = (XYZDataset) plot.getDataset();
        assertEquals(24, cells.getItemCount(0));
        for (int i = 0; i < 24; i++) {
            assertEquals(i % 6, cells.getXValue(0, i));
            assertEquals(1 + i / 6, cells.getYValue(0, i));
            assertEquals(101 + i, cells.getZValue(0, i));
            assertTrue(textsIn(plot, i % 6, 1 + i / 6).contains((101 + i) + ".0"), "cell " + i);
        }
        assertEquals(List.of("100.0"), textsIn(plot, 2.5, 0));
    }

    @Test
    void bestAndPlannerAreNamedInTheirCellsAndFramed() {
        XYPlot plot = SweepPlot.of(SampleSweep.of(2, 4)).chart().getXYPlot();

        assertEquals(List.of("124.0", "best"), textsIn(plot, 5, 4));
        assertEquals(List.of("112.0", "planner"), textsIn(plot, 5, 2));
        assertEquals(27, texts(plot).size(), "25 numbers and 2 words");
        assertEquals(3, plot.getAnnotations().stream().filter(XYBoxAnnotation.class::isInstance).count(),
                "the direct call and 2 frames");
    }

    @Test
    void oneCellMayBeBoth() {
        XYPlot plot = SweepPlot.of(SampleSweep.of(4, 4)).chart().getXYPlot();

        assertEquals(List.of("124.0", "best", "planner"), textsIn(plot, 5, 4));
    }

    @Test
    void axesNameTheColumnsAndTellWhatIsSpecialAboutRows() {
        XYPlot plot = SweepPlot.of(SampleSweep.of(2, 3)).chart().getXYPlot();

        assertEquals(List.of("125K", "250K", "500K", "1000K", "unlimited", "planned"),
                List.of(((SymbolAxis) plot.getDomainAxis()).getSymbols()));
        assertEquals(List.of("direct call", "1", "2", "3, oversubscribed"),
                List.of(((SymbolAxis) plot.getRangeAxis()).getSymbols()));
        assertEquals("workers", plot.getRangeAxis().getLabel());
        assertTrue(plot.getDomainAxis().getLabel().contains("bytes"));
    }

    @Test
    void aLargeMachineGetsLowRowsAndNoNumbersThatWouldNotFit() {
        Picture picture = SweepPlot.of(SampleSweep.of(64, 200));

        assertTrue(picture.height() < 2000, "height " + picture.height());
        assertEquals(0, texts(picture.chart().getXYPlot()).size());
        assertEquals(6 * 200, picture.chart().getXYPlot().getDataset().getItemCount(0));
        for (int most : new int[] {40, 60}) {
            XYPlot plot = SweepPlot.of(SampleSweep.of(8, most)).chart().getXYPlot();
            assertEquals(6 * most + 1, texts(plot).size(), "numbers alone");
        }
    }
}
