package org.bilane.harness.report;

import java.util.Locale;

/** The word by which results name a constant. */
public final class EnumWord {
    private EnumWord() {
    }

    /**
     * The word.
     *
     * @param constant a constant of any enumeration
     * @return its name in lower case
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
