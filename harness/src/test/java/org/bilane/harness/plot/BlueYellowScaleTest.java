package org.bilane.harness.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlueYellowScaleTest {
    private static final int STEPS = 100;
    private final BlueYellowScale scale = new BlueYellowScale(-50, 50);

    /** The relative luminance of WCAG 2 and sRGB, which a print in grey keeps. */
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int component) {
        double c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double cubeRootOfLuminance(BlueYellowScale scale, double number) {
        return Math.cbrt(luminance((Color) scale.getPaint(number)));
    }

    @Test
    void goesFromBlueToYellow() {
        Color least = (Color) scale.getPaint(-50);
        Color greatest = (Color) scale.getPaint(50);

        assertTrue(least.getBlue() > 2 * least.getRed() && least.getBlue() > 2 * least.getGreen(), least.toString());
        assertTrue(greatest.getRed() > 2 * greatest.getBlue() && greatest.getGreen() > 2 * greatest.getBlue(),
                greatest.toString());
    }

    @Test
    void growsLighterInStepsThatAreAlike() {
        double whole = cubeRootOfLuminance(scale, 50) - cubeRootOfLuminance(scale, -50);

        assertTrue(whole > 0.5, "from " + scale.getPaint(-50) + " to " + scale.getPaint(50));
        for (int i = 0; i < 10; i++) {
            double step = cubeRootOfLuminance(scale, -40 + 10 * i) - cubeRootOfLuminance(scale, -50 + 10 * i);
            assertEquals(whole / 10, step, 0.25 * whole / 10, "step " + i);
        }
    }

    @Test
    void lettersHaveTheContrastThatWcagAsksOfText() {
        for (int i = 0; i <= STEPS; i++) {
            double number = -50 + 100.0 * i / STEPS;
            double background = luminance((Color) scale.getPaint(number));
            double letters = luminance(scale.letters(number));
            double contrast = (Math.max(background, letters) + 0.05) / (Math.min(background, letters) + 0.05);
            assertTrue(contrast >= 4.5, contrast + " at " + number);
        }
    }

    @Test
    void numbersBeyondTheEndsHaveTheColoursOfTheEnds() {
        assertEquals(scale.getPaint(-50), scale.getPaint(-1e9));
        assertEquals(scale.getPaint(50), scale.getPaint(Double.POSITIVE_INFINITY));
    }

    @Test
    void oneNumberAloneHasSomeWidth() {
        BlueYellowScale point = new BlueYellowScale(7, 7);

        assertTrue(point.getUpperBound() > point.getLowerBound());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -51})
    void refusesEndsThatAreNone(double greatest) {
        assertThrows(IllegalArgumentException.class, () -> new BlueYellowScale(-50, greatest));
    }

    @Test
    void isNoShorterThanWhatCanBeDrawn() {
        assertEquals(TablePlot.LEAST_LENGTH, new BlueYellowScale(0, TablePlot.LEAST_LENGTH / 8).getUpperBound());
        assertEquals(3.5, new BlueYellowScale(-1, 3.5).getUpperBound());
    }
}
