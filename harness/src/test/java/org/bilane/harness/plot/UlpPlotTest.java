package org.bilane.harness.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.bilane.harness.verify.Budget;
import org.bilane.harness.verify.Check;
import org.bilane.harness.verify.UlpProfile;
import org.bilane.harness.verify.Verification;
import org.bilane.harness.verify.VerificationPart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the picture of the errors says, read from the chart before it is drawn. */
class UlpPlotTest {
    @BeforeEach
    void requireFonts() {
        FontsHere.require();
    }

    private static List<XYPlot> panels(UlpProfile profile) {
        CombinedDomainXYPlot plot = (CombinedDomainXYPlot) UlpPlot.of(profile, "").chart().getPlot();
        return plot.getSubplots().stream().map(XYPlot.class::cast).toList();
    }

    private static void add(UlpProfile profile, double x, double error) {
        double[] bins = UlpProfile.none();
        UlpProfile.note(bins, x, error);
        profile.add(false, bins);
    }

    private static String texts(XYPlot panel) {
        return panel.getAnnotations().stream().map(each -> ((XYTextAnnotation) each).getText()).toList().toString();
    }

    @Test
    void showsTheErrorsThatTheVerificationFinds() {
        UlpProfile profile = new UlpProfile();
        VerificationPart exp = Verification.parts(new Budget(30_000, 1, 1, 1), 7, profile).get(1);
        double worst = exp.run(more -> { }).stream().filter(check -> check.name().equals("exp"))
                .mapToDouble(Check::worst).max().orElseThrow();

        List<XYPlot> panels = panels(profile);

        double shown = 0;
        for (XYPlot panel : panels) {
            for (int i = 0; i < panel.getDataset().getItemCount(0); i++) {
                shown = Math.max(shown, panel.getDataset().getYValue(0, i));
            }
        }
        assertEquals(2, panels.size());
        assertEquals(worst, shown, 1e-6);
        String number = String.format(Locale.ROOT, "worst %.4f ulp", worst);
        assertTrue(panels.stream().anyMatch(panel -> texts(panel).contains(number)), number);
    }

    @Test
    void anErrorBeyondTheAxisIsCutOffAndToldAsANumber() {
        UlpProfile profile = new UlpProfile();
        add(profile, 100, 1e9);

        XYPlot narrow = panels(profile).getFirst();

        assertEquals(8, narrow.getRangeAxis().getUpperBound());
        assertTrue(texts(narrow).contains("worst 1000000000.0000 ulp for x from 98 to 102"), texts(narrow));
    }

    @Test
    void aWrongResultIsToldAsInfinite() {
        UlpProfile profile = new UlpProfile();
        add(profile, -3, Double.POSITIVE_INFINITY);

        assertTrue(texts(panels(profile).getFirst()).contains("worst Infinity ulp for x from -6 to -2"));
    }
}
