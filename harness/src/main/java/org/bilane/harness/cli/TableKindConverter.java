package org.bilane.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.harness.reference.TableKind;

/** The value of an option that names a {@link TableKind}. */
final class TableKindConverter extends WordConverter<TableKind> {
    /**
     * A converter.
     *
     * @param option the option's name
     */
    TableKindConverter(String option) {
        super(option, meanings());
    }

    private static Map<String, TableKind> meanings() {
        Map<String, TableKind> words = new LinkedHashMap<>();
        words.put("random", TableKind.RANDOM);
        words.put("smooth", TableKind.SMOOTH);
        return words;
    }
}
