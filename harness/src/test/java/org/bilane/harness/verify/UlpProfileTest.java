package org.bilane.harness.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UlpProfileTest {
    private final UlpProfile profile = new UlpProfile();

    private void add(boolean wide, double x, double... errors) {
        double[] bins = UlpProfile.none();
        Arrays.stream(errors).forEach(error -> UlpProfile.note(bins, x, error));
        profile.add(wide, bins);
    }

    @Test
    void aBinKeepsItsWorstErrorOnly() {
        add(true, 0, 0.25, 0.75, 0.5);
        add(true, 1.9, 0.6);

        double[] worst = profile.worst(true);
        assertEquals(0.75, worst[186]);
        assertEquals(1, Arrays.stream(worst).filter(error -> !Double.isNaN(error)).count());
        assertTrue(Arrays.stream(profile.worst(false)).allMatch(Double::isNaN));
    }

    @Test
    void theBinsCoverAllArgumentsWhoseExpIsNeitherZeroNorInfinite() {
        add(false, -745.1332191019411, 0.1);
        add(false, 709.782712893384, 0.2);
        add(false, -1e9, 0.3);

        double[] worst = profile.worst(false);
        assertEquals(0.3, worst[0]);
        assertEquals(0.2, worst[UlpProfile.BINS - 1]);
    }

    @Test
    void aWrongResultIsWorseThanAnyOther() {
        add(false, 5, Double.POSITIVE_INFINITY, 3);

        assertTrue(Arrays.stream(profile.worst(false)).anyMatch(Double::isInfinite));
    }
}
