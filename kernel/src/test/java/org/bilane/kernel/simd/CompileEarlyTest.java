package org.bilane.kernel.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The file of compiler commands that the launcher passes to the JVM. */
class CompileEarlyTest {
    private static final Pattern COMMAND =
            Pattern.compile("CompileThresholdScaling,(?<type>[\\w.]+)::(?<method>\\w*)\\*?,0\\.01");

    @Test
    void eachMethodIsThere() throws Exception {
        List<String> lines;
        try (InputStream file = RunLoops.class.getResourceAsStream("compile-early.txt")) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }

        assertEquals("quiet", lines.getFirst());
        assertFalse(lines.size() < 2);
        for (String line : lines.subList(1, lines.size())) {
            Matcher command = COMMAND.matcher(line);
            assertTrue(command.matches(), line);
            Method[] methods = Class.forName(command.group("type")).getDeclaredMethods();
            assertTrue(Arrays.stream(methods).anyMatch(method -> method.getName().startsWith(command.group("method"))),
                    line);
        }
    }
}
