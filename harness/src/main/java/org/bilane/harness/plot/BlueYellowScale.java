package org.bilane.harness.plot;

import java.awt.Color;
import java.awt.Paint;
import java.io.Serial;
import java.io.Serializable;
import org.jfree.chart.renderer.PaintScale;

/**
 * Colours for numbers, from dark blue for the least to light yellow for the greatest: a straight line in Oklab (B.
 * Ottosson, "A perceptual color space for image processing", 2020), where distances are differences as people see them.
 * Equal steps of the number are therefore equal steps of colour, the lightness grows with the number, as a print in
 * grey needs it, and blue against yellow is told apart by nearly all who do not tell red from green.
 */
final class BlueYellowScale implements PaintScale, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
    /** Lightness, green to red, blue to yellow. */
    private static final double[] DARK_BLUE = {0.27, -0.02, -0.10};
    private static final double[] LIGHT_YELLOW = {0.92, -0.02, 0.15};
    /** From this lightness on, black letters are the better ones. */
    private static final double LIGHT = 0.567;

    private final double least;
    private final double greatest;

    /**
     * A scale.
     *
     * @param least the number of the darkest colour, finite
     * @param greatest the number of the lightest colour, finite, at least {@code least}
     * @throws IllegalArgumentException if the numbers are not so
     */
    BlueYellowScale(double least, double greatest) {
        if (!(Double.isFinite(least) && Double.isFinite(greatest) && least <= greatest)) {
            throw new IllegalArgumentException("least = " + least + " and greatest = " + greatest
                    + ": must be finite and in this order");
        }
        this.least = least;
        // Some width, as axes and scales of none cannot be drawn, nor much shorter ones.
        this.greatest = greatest == least ? least + Math.max(Math.abs(least), 1) * 1e-3
                : Math.max(greatest, least + TablePlot.LEAST_LENGTH);
    }

    @Override
    public double getLowerBound() {
        return least;
    }

    @Override
    public double getUpperBound() {
        return greatest;
    }

    @Override
    public Paint getPaint(double number) {
        double t = part(number);
        return color(mix(0, t), mix(1, t), mix(2, t));
    }

    /**
     * The colour of letters that can be read on a number's colour.
     *
     * @param number any number
     * @return black or white
     */
    Color letters(double number) {
        return mix(0, part(number)) < LIGHT ? Color.WHITE : Color.BLACK;
    }

    /** Where between the ends a number is, from 0 to 1. */
    private double part(double number) {
        return Math.clamp((number - least) / (greatest - least), 0.0, 1.0);
    }

    private static double mix(int coordinate, double t) {
        return DARK_BLUE[coordinate] + t * (LIGHT_YELLOW[coordinate] - DARK_BLUE[coordinate]);
    }

    /** From Oklab by way of the cone responses and linear light; the numbers are Ottosson's. */
    private static Color color(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                component(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                component(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                component(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** A component of linear light as sRGB keeps it (IEC 61966-2-1), from 0 to 1. */
    private static float component(double linear) {
        double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (float) Math.clamp(encoded, 0.0, 1.0);
    }
}
