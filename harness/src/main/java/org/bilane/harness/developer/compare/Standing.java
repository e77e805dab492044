package org.bilane.harness.developer.compare;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bilane.harness.reference.Quantile;

/**
 * How a contender did in a race.
 *
 * @param name what it is
 * @param threads how many threads did the work
 * @param kind what it is made of
 * @param seconds the times of the repetitions, ascending; none if it was absent, failed, or answered wrong
 * @param agrees whether its answer agrees with that of Bilane; empty if there was none to check
 * @param description what it ran on, with versions; empty if it did not run
 * @param why why there are no times; empty if there are some
 * @param get how to get what is missing; empty if nothing is
 * @param figures further figures, by their JSON names
 */
public record Standing(String name, int threads, Kind kind, double[] seconds, Optional<Boolean> agrees,
        String description, String why, String get, Map<String, Object> figures) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /** Copies and sorts the times, and copies the figures. */
    public Standing {
        seconds = seconds.clone();
        Arrays.sort(seconds);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Without times. */
    static Standing without(Contender contender, Optional<Boolean> agrees, String description, String why, String get) {
        return new Standing(contender.name(), contender.threads(), contender.kind(), new double[0], agrees,
                description, why, get, Map.of());
    }

    /**
     * The times.
     *
     * @return seconds, ascending; a copy
     */
    @Override
    public double[] seconds() {
        return seconds.clone();
    }

    /**
     * Whether it ran and its answer, if it has one, agrees.
     *
     * @return true if there are times
     */
    public boolean counts() {
        return seconds.length > 0;
    }

    /**
     * The median of the times.
     *
     * @return seconds; empty if there are no times
     */
    public OptionalDouble median() {
        return quantile(0.5);
    }

    /**
     * The time that a tenth of the repetitions stayed below.
     *
     * @return seconds; empty if there are no times
     */
    public OptionalDouble low() {
        return quantile(LOW);
    }

    /**
     * The time that nine tenths of the repetitions stayed below.
     *
     * @return seconds; empty if there are no times
     */
    public OptionalDouble high() {
        return quantile(HIGH);
    }

    private OptionalDouble quantile(double q) {
        return counts() ? OptionalDouble.of(Quantile.of(seconds, q)) : OptionalDouble.empty();
    }

    /**
     * The same with further figures.
     *
     * @param more figures by their JSON names
     * @return the standing
     */
    Standing with(Map<String, Object> more) {
        return new Standing(name, threads, kind, seconds, agrees, description, why, get, more);
    }
}
