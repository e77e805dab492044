package org.bilane.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Progress with and without a terminal. */
class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void aFileGetsPlainLinesOnly() {
        try (Progress progress = Progress.start("counting", 10, err, false)) {
            progress.advance(4);
            progress.print("a line");
            progress.advance(6);
        }

        String text = written.toString(StandardCharsets.UTF_8);
        assertEquals(List.of("counting ...", "a line"), text.lines().toList());
        assertFalse(text.contains("\r"));
    }

    @Test
    void aLineTellsTheTimeLeft() {
        LineProgress progress = new LineProgress("counting", 10, err);
        long now = System.nanoTime();

        assertEquals("counting: 40 % done, about 30 s left", progress.line(4, now + 20_000_000_000L));
        assertEquals("counting: 110 % done, about 0 s left", progress.line(11, now + 20_000_000_000L));
    }

    @Test
    void theTimeLeftIsToldByTheSpeedSinceItIsMeasured() {
        LineProgress progress = new LineProgress("counting", 10, err);
        progress.advance(2);
        progress.measureSpeedAnew();
        assertEquals("counting: 20 % done", progress.line(2, System.nanoTime()));

        TimeLeft left = new TimeLeft(10, 0);
        assertEquals(OptionalDouble.empty(), left.seconds(0, 5_000_000_000L));
        assertEquals(40, left.seconds(2, 10_000_000_000L).orElseThrow(), 1e-9);
        left.restart(2, 10_000_000_000L);
        assertEquals(OptionalDouble.empty(), left.seconds(2, 10_000_000_000L));
        assertEquals(6, left.seconds(4, 12_000_000_000L).orElseThrow(), 1e-9);
    }

    @Test
    void aTerminalGetsABarAndKeepsTheLines() {
        try (Progress progress = Progress.start("counting", 10_000_000, err, true)) {
            progress.advance(10_000_000);
            progress.print("a line");
        }

        String text = written.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("\r"), text);
        assertTrue(text.contains("counting"), text);
        assertTrue(text.contains("\ra line" + System.lineSeparator()), text);
    }

    @Test
    void aBarTellsTheRateAndTheTimeLeft() throws InterruptedException {
        try (Progress progress = Progress.start("counting", 100, err, true)) {
            // The bar is drawn anew every tenth of a second, and knows a rate after a second.
            for (int i = 0; i < 9; i++) {
                Thread.sleep(150);
                progress.advance(10);
            }
        }

        String text = written.toString(StandardCharsets.UTF_8);
        assertTrue(text.matches("(?s).*/100 \\(\\d:\\d\\d:\\d\\d / \\d:\\d\\d:\\d\\d\\) +\\d+\\.\\d/s.*"), text);
    }

    @Test
    void oneReportIsDueInAnInterval() {
        Pace eager = new Pace(0);
        Pace slow = new Pace(3_600_000);

        assertTrue(eager.add(2));
        assertTrue(eager.add(3));
        assertFalse(slow.add(5));
        assertEquals(5, eager.done());
        assertEquals(5, slow.done());
    }
}
