package org.bilane.harness.developer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the filter drops, and what it must not hold back. */
class IncubatorWarningFilterTest {
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private final IncubatorWarningFilter filter = new IncubatorWarningFilter(passed);

    private String afterWriting(String text) throws IOException {
        filter.write(text.getBytes(StandardCharsets.UTF_8));
        return passed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void dropsTheLineAlone() throws IOException {
        assertEquals("# Fork: 1 of 1\n\nnext ± line\n", afterWriting(
                "# Fork: 1 of 1\nWARNING: Using incubator modules: jdk.incubator.vector\n\nnext ± line\n"));
    }

    @Test
    void keepsOtherWarnings() throws IOException {
        String others = "WARNING: Using incubators\nWARNING: \na WARNING: Using incubator modules: b\n";

        assertEquals(others, afterWriting(others));
    }

    @Test
    void passesAnUnfinishedLineAtOnce() throws IOException {
        assertEquals("# Warmup Iteration   1: ", afterWriting("# Warmup Iteration   1: "));
    }

    @Test
    void passesTheBeginningOfALineWhenNothingFollows() throws IOException {
        assertEquals("", afterWriting("WARNING: "));

        filter.close();

        assertEquals("WARNING: ", passed.toString(StandardCharsets.UTF_8));
    }
}
