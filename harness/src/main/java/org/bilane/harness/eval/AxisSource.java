package org.bilane.harness.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.DecimalNumber;
import org.bilane.harness.input.EvenKnots;

/** Where the knots of an axis come from. */
public sealed interface AxisSource {
    /** How an evenly spaced axis begins. */
    String EVEN = "even:";

    /**
     * An array of knots.
     *
     * @param name its name
     */
    record Knots(ArrayName name) implements AxisSource {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /**
     * Knots in equal steps, as many as the table has.
     *
     * @param first the first knot, finite
     * @param last the last knot, finite and another
     * @param text as the user wrote it
     */
    record Even(double first, double last, String text) implements AxisSource {
        /**
         * The knots.
         *
         * @param count how many, at least 2
         * @return first to last
         */
        double[] knots(int count) {
            return EvenKnots.of(first, last, count);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Understands an axis.
     *
     * @param text {@code FILE}, {@code FILE:NAME} or {@code even:LO:HI}; not empty
     * @return the source
     * @throws IllegalArgumentException if it begins as an evenly spaced axis and is none, or no path
     */
    static AxisSource parse(String text) {
        if (!text.startsWith(EVEN) || Files.exists(Path.of(text))) {
            return new Knots(ArrayName.parse(text));
        }
        String[] parts = text.substring(EVEN.length()).split(":", -1);
        double first = DecimalNumber.parse(parts[0]).orElse(Double.NaN);
        double last = parts.length == 2 ? DecimalNumber.parse(parts[1]).orElse(Double.NaN) : Double.NaN;
        if (Double.isFinite(first) && Double.isFinite(last) && first != last) {
            return new Even(first, last, text);
        }
        throw new IllegalArgumentException("must be even:LO:HI with two different finite numbers");
    }

    /**
     * Knots in a file.
     *
     * @param file the file, if there is one
     * @return its only array
     */
    static Optional<AxisSource> of(Optional<Path> file) {
        return file.map(path -> new Knots(ArrayName.of(path)));
    }

    /**
     * The file that is read.
     *
     * @return one, or none
     */
    default Stream<Path> files() {
        return this instanceof Knots knots ? Stream.of(knots.name().file()) : Stream.empty();
    }
}
