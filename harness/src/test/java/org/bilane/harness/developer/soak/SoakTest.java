package org.bilane.harness.developer.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class SoakTest {
    private static SoakResult soak(double seconds, Consumer<MemorySegment> tap) throws InterruptedException {
        SoakSettings settings = new SoakSettings(Duration.ofMillis((long) (1000 * seconds)), 1, 3);
        return new Soak(settings, tap).run(nanos -> { });
    }

    @Test
    void someSecondsOfFaultsLeaveNoDefectAndNoThread() throws InterruptedException {
        SoakResult result = soak(4, output -> { });

        assertEquals(List.of(), result.problems());
        assertTrue(result.jobs() > 20, () -> result.jobs() + " jobs");
        assertTrue(result.results() > result.jobs());
        result.strikes().forEach((fault, strikes) -> assertTrue(strikes.injected() > 0, fault::toString));
        assertTrue(result.strikes().values().stream().anyMatch(strikes -> strikes.effective() > 0));
    }

    @Test
    void progressIsToldOfAboutTheWholeTime() throws InterruptedException {
        AtomicLong told = new AtomicLong();
        new Soak(new SoakSettings(Duration.ofMillis(300), 1, 1)).run(told::addAndGet);

        assertTrue(told.get() >= 250_000_000, () -> told + " ns");
    }

    /** The least that can be wrong, in the last place of the last result. */
    @Test
    void oneWrongBitIsADefectThatNamesCaseCallAndPlace() throws InterruptedException {
        AtomicLong spoilt = new AtomicLong();
        SoakResult result = soak(60, output -> {
            long last = output.byteSize() / Double.BYTES - 1;
            if (last < 0) {
                return;
            }
            long bits = output.getAtIndex(ValueLayout.JAVA_LONG, last);
            // Of the mantissa of a number; another NaN would be as good as the right one.
            if (!Double.isNaN(Double.longBitsToDouble(bits)) && spoilt.getAndIncrement() == 0) {
                output.setAtIndex(ValueLayout.JAVA_LONG, last, bits ^ 1);
            }
        });

        assertEquals(1, result.defects());
        assertTrue(result.seconds() < 60, "went on after the defect");
        assertTrue(result.firstDefect().matches("(?s)caller \\d+, case \\d+ of .* points, .*: result \\d+ of family "
                + "[01] is .*, but .* on one thread"), result::firstDefect);
        assertEquals(1, result.problems().size());
        assertTrue(result.problems().getFirst().startsWith("1 defect, the first: caller "));
    }

    @Test
    void aResultThatNeverCameIsADefect() throws InterruptedException {
        AtomicLong spoilt = new AtomicLong();
        SoakResult result = soak(60, output -> {
            if (output.byteSize() > 0 && spoilt.getAndIncrement() == 0) {
                Marks.put(List.of(output));
            }
        });

        assertEquals(1, result.defects(), result::firstDefect);
    }

    @Test
    void whatACallerMeetsAndDoesNotExpectIsADefect() throws InterruptedException {
        SoakResult result = soak(60, output -> {
            throw new IllegalArgumentException("from the tap");
        });

        assertTrue(result.defects() >= 1);
        assertTrue(result.firstDefect().contains("from the tap"), result::firstDefect);
    }
}
