package org.bilane.harness.developer.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the ratio of two medians must be.
 *
 * @param subject whose time is judged
 * @param against whose time it is compared with
 * @param factor the limit
 * @param faster true if the subject must be at least {@code factor} times faster, false if it may take at most {@code
 *     factor} times as long
 */
record Bar(Choice subject, Choice against, double factor, boolean faster) {
    /** At most so many times the other's time. */
    static Bar atMost(double factor, Choice subject, Choice against) {
        return new Bar(subject, against, factor, false);
    }

    /** At least so many times faster. */
    static Bar timesFaster(double factor, Choice subject, Choice against) {
        return new Bar(subject, against, factor, true);
    }

    /** What must hold, in words. */
    String words() {
        return faster
                ? String.format(Locale.ROOT, "%s at least %s times faster than %s", subject.words(), number(factor),
                        against.words())
                : String.format(Locale.ROOT, "%s at most %s times %s", subject.words(), number(factor),
                        against.words());
    }

    /**
     * Judges a race.
     *
     * @param standings of the race
     * @return the verdict; open if one of the two has no time
     */
    Verdict judge(List<Standing> standings) {
        Optional<Standing> mine = subject.from(standings);
        Optional<Standing> other = against.from(standings);
        if (mine.isEmpty() || other.isEmpty()) {
            return Verdict.open(words(), "not measured: " + (mine.isEmpty() ? subject : against).words()
                    + " has no time");
        }
        double times = mine.get().median().orElseThrow() / other.get().median().orElseThrow();
        double ratio = faster ? 1 / times : times;
        String rival = other.get().name().equals(against.words()) ? "" : " (" + other.get().name() + ")";
        return new Verdict(words(), OptionalDouble.of(ratio), number(ratio) + rival,
                Optional.of(faster ? ratio >= factor : ratio <= factor));
    }

    /** A ratio with as many digits as mean something. */
    private static String number(double ratio) {
        if (ratio == Math.rint(ratio) && Math.abs(ratio) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", ratio);
        }
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.1f", ratio);
    }
}
