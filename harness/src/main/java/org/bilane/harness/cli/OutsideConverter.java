package org.bilane.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.kernel.Outside;

/** The value of an option that names a rule for points outside the grid. */
final class OutsideConverter extends WordConverter<Outside> {
    /**
     * A converter.
     *
     * @param option the option's name
     */
    OutsideConverter(String option) {
        super(option, meanings());
    }

    private static Map<String, Outside> meanings() {
        Map<String, Outside> words = new LinkedHashMap<>();
        words.put("clamp", Outside.CLAMP);
        words.put("nan", Outside.NAN);
        words.put("linear", Outside.LINEAR);
        words.put("error", Outside.ERROR);
        return words;
    }
}
