package org.bilane.kernel.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * One stack of surfaces, points, and the values that SciPy and NumPy give for them. The cases are made by
 * {@code src/test/python/make_scipy_references.py}, which says what each is about. All values of the results
 * are finite; points may lie outside the axes, as far as infinity. Arrays are fresh at each load and may be
 * changed.
 *
 * <p>{@code f} lies within {@link #ROUNDING_UNITS} {@code * 2^-53 * max|corner|} of the exact values;
 * {@code expF} is within one ulp of the exponential of {@code f} as it is stored; {@code sums} and
 * {@code expSums} are the correctly rounded sums of the rows as they are stored. What is compared with these
 * must be allowed its own error on top.
 *
 * @param name the name of the case
 * @param xAxis the nx knots of the x axis
 * @param yAxis the ny knots of the y axis
 * @param z the K surfaces, {@code z[(k * nx + ix) * ny + iy]}
 * @param px the x coordinates of the m points
 * @param py the y coordinates of the m points
 * @param f the interpolated values, {@code f[k * m + i]}
 * @param expF their exponentials, likewise
 * @param sums the K sums of the rows of {@code f}
 * @param expSums the K sums of the rows of {@code expF}
 */
public record ScipyReference(
        String name, double[] xAxis, double[] yAxis, double[] z, double[] px, double[] py,
        double[] f, double[] expF, double[] sums, double[] expSums) {
    /**
     * The most by which SciPy's rounding can move {@code f}, in units of {@code 2^-53 * max|corner|}: four
     * roundings in the weight of each axis, two in the products, three in the sum.
     */
    public static final int ROUNDING_UNITS = 13;

    /**
     * The names of all cases.
     *
     * @return the names, at least one
     * @throws UncheckedIOException if the list cannot be read
     */
    public static List<String> names() {
        return new String(bytes("names.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Loads a case.
     *
     * @param name one of {@link #names()}
     * @return the case
     * @throws IllegalArgumentException if there is no such case
     * @throws IllegalStateException if the length of the data does not fit the counts
     * @throws UncheckedIOException if the case cannot be read
     */
    public static ScipyReference load(String name) {
        Properties counts = new Properties();
        try (InputStream properties = open(name + ".properties")) {
            counts.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int surfaces = Integer.parseInt(counts.getProperty("surfaces"));
        int nx = Integer.parseInt(counts.getProperty("nx"));
        int ny = Integer.parseInt(counts.getProperty("ny"));
        int points = Integer.parseInt(counts.getProperty("points"));
        DoubleBuffer data = ByteBuffer.wrap(bytes(name + ".bin"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        int expected = nx + ny + surfaces * nx * ny + 2 * points + 2 * surfaces * points + 2 * surfaces;
        if (data.remaining() != expected) {
            throw new IllegalStateException(
                    name + ".bin has " + data.remaining() + " doubles but its counts need " + expected);
        }
        // Constructor arguments are evaluated from left to right, which is the order of the file.
        return new ScipyReference(name, next(data, nx), next(data, ny), next(data, surfaces * nx * ny),
                next(data, points), next(data, points),
                next(data, surfaces * points), next(data, surfaces * points),
                next(data, surfaces), next(data, surfaces));
    }

    /**
     * The count of surfaces.
     *
     * @return K
     */
    public int surfaces() {
        return sums.length;
    }

    /**
     * The count of points.
     *
     * @return m
     */
    public int points() {
        return px.length;
    }

    @Override
    public String toString() {
        return name;
    }

    private static double[] next(DoubleBuffer data, int count) {
        double[] values = new double[count];
        data.get(values);
        return values;
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = open(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = ScipyReference.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalArgumentException(
                    "resource is " + resource + " but must be one of the reference files");
        }
        return stream;
    }
}
