package org.bilane.harness.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bilane.kernel.Layout;

/** The value of an option that names a {@link Layout}. */
final class LayoutConverter extends WordConverter<Layout> {
    /**
     * A converter.
     *
     * @param option the option's name
     */
    LayoutConverter(String option) {
        super(option, meanings());
    }

    private static Map<String, Layout> meanings() {
        Map<String, Layout> words = new LinkedHashMap<>();
        words.put("surface", Layout.SURFACE_MAJOR);
        words.put("point", Layout.POINT_MAJOR);
        return words;
    }
}
