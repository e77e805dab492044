package org.bilane.harness.developer.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long a contender may take by the clock.
 *
 * @param subject whose median is judged
 * @param seconds the limit
 * @param unit in which both are told, in seconds
 * @param unitName what the unit is called
 */
record LongestTime(Choice subject, double seconds, double unit, String unitName) {
    /**
     * Judges a race.
     *
     * @param standings of the race
     * @return the verdict, in the terms of the unit; open if the subject has no time
     */
    Verdict judge(List<Standing> standings) {
        String bar = String.format(Locale.ROOT, "%s in at most %s %s", subject.words(), number(seconds / unit),
                unitName);
        return subject.from(standings)
                .map(standing -> {
                    double median = standing.median().orElseThrow();
                    return new Verdict(bar, OptionalDouble.of(median / unit), number(median / unit) + " " + unitName,
                            Optional.of(median <= seconds));
                })
                .orElseGet(() -> Verdict.open(bar, "not measured: " + subject.words() + " has no time"));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
