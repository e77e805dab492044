package org.bilane.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.kernel.Transform;

/** The value of an option that names a {@link Transform}. */
final class TransformConverter extends WordConverter<Transform> {
    /**
     * A converter.
     *
     * @param option the option's name
     */
    TransformConverter(String option) {
        super(option, meanings());
    }

    private static Map<String, Transform> meanings() {
        Map<String, Transform> words = new LinkedHashMap<>();
        words.put("exp", Transform.EXP);
        words.put("exp2", Transform.EXP2);
        words.put("exp10", Transform.EXP10);
        words.put("identity", Transform.IDENTITY);
        return words;
    }
}
