package org.bilane.harness.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * JSON of maps, lists, strings, numbers and booleans. JSON has no NaN and no infinities: they become
 * {@code null}, as a missing value does.
 */
public final class Json {
    private static final JSON COMPOSER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private Json() {
    }

    /**
     * One object in one line, its members in the order of the map.
     *
     * @param object the members; values may be maps and lists in turn, and null
     * @return the text, without a line break
     * @throws IOException if a value is of a type that cannot be written
     */
    public static String line(Map<String, ?> object) throws IOException {
        return COMPOSER.asString(finite(object));
    }

    private static Object finite(Object value) {
        return switch (value) {
            case Double number when !Double.isFinite(number) -> null;
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, member) -> copy.put(key, finite(member)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(finite(element)));
                yield copy;
            }
            case null -> null;
            default -> value;
        };
    }
}
