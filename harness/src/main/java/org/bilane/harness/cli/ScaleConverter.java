package org.bilane.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.kernel.Scale;

/** The value of an option that names a {@link Scale}. */
final class ScaleConverter extends WordConverter<Scale> {
    /**
     * A converter.
     *
     * @param option the option's name
     */
    ScaleConverter(String option) {
        super(option, meanings());
    }

    private static Map<String, Scale> meanings() {
        Map<String, Scale> words = new LinkedHashMap<>();
        words.put("linear", Scale.LINEAR);
        words.put("ln", Scale.LN);
        words.put("log2", Scale.LOG2);
        words.put("log10", Scale.LOG10);
        return words;
    }
}
