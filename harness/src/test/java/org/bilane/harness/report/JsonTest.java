package org.bilane.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What JSON has no words for, and what it must not lose. */
class JsonTest {
    @Test
    void numbersThatAreNotFiniteAreNullAtAnyDepth() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", Double.NaN);
        object.put("b", List.of(1.5, Double.POSITIVE_INFINITY, Map.of("c", Double.NEGATIVE_INFINITY)));

        assertEquals("{\"a\":null,\"b\":[1.5,null,{\"c\":null}]}", Json.line(object));
    }

    @Test
    void nullAndTheOrderOfMembersAreKept() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", null);
        object.put("a", Long.MAX_VALUE);
        object.put("m", true);

        assertEquals("{\"z\":null,\"a\":9223372036854775807,\"m\":true}", Json.line(object));
    }

    @Test
    void doublesKeepAllTheirBits() throws IOException {
        assertEquals("{\"x\":0.1}", Json.line(Map.of("x", 0.1)));
        assertEquals("{\"x\":4.9E-324}", Json.line(Map.of("x", Double.MIN_VALUE)));
    }

    @Test
    void textIsEscaped() throws IOException {
        assertEquals("{\"x\":\"a\\\"b\\nc\"}", Json.line(Map.of("x", "a\"b\nc")));
    }
}
