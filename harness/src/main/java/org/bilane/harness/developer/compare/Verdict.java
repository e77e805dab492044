package org.bilane.harness.developer.compare;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of a bar.
 *
 * @param bar what was to hold
 * @param ratio what was measured, in the bar's own terms; empty if it could not be
 * @param measured the same in words
 * @param met whether the bar holds; empty if nothing can be said
 */
public record Verdict(String bar, OptionalDouble ratio, String measured, Optional<Boolean> met) {
    /**
     * The same, but not judged.
     *
     * @param why why not
     * @return the verdict, with the ratio that was measured
     */
    Verdict unjudged(String why) {
        return new Verdict(bar, ratio, measured + "; not judged: " + why, Optional.empty());
    }

    /**
     * A bar that could not be measured.
     *
     * @param bar what was to hold
     * @param why why not
     * @return the verdict
     */
    static Verdict open(String bar, String why) {
        return new Verdict(bar, OptionalDouble.empty(), why, Optional.empty());
    }
}
