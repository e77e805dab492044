package org.bilane.harness.plot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What tests that draw need. */
public final class FontsHere {
    private FontsHere() {
    }

    /** Skips a test where no letter can be drawn: a system may have no fonts, and pictures are then refused. */
    public static void require() {
        assumeTrue(Fonts.problem().isEmpty(), () -> "pictures: " + Fonts.problem().orElseThrow());
    }
}
