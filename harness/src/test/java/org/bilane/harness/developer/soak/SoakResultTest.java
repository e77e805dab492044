package org.bilane.harness.developer.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What counts as growth. */
class SoakResultTest {
    private static final long BEFORE = 1L << 30;
    private static final ProcessState START = new ProcessState(OptionalLong.of(BEFORE), BEFORE, BEFORE, 10);

    private static List<String> problems(Duration duration, boolean freedIsGivenBack, ProcessState end) {
        return new SoakResult(new SoakSettings(duration, 1, 2), 1, 3, 4, Map.of(), 0, "", freedIsGivenBack, START, end)
                .problems();
    }

    private static List<String> problems(ProcessState end) {
        return problems(Duration.ofMinutes(1), true, end);
    }

    @Test
    void asMuchAsTheLimitIsNoGrowth() {
        assertEquals(List.of(), problems(new ProcessState(OptionalLong.of(BEFORE + SoakResult.MOST_RESIDENT_GROWTH),
                2 * BEFORE, BEFORE + SoakResult.MOST_HEAP_GROWTH, 10)));
        assertEquals(List.of(), problems(new ProcessState(OptionalLong.of(1), 1, 1, 1)));
    }

    @Test
    void aThreadMoreIsAProblem() {
        assertEquals(List.of("threads grew from 10 to 11"),
                problems(new ProcessState(OptionalLong.of(BEFORE), BEFORE, BEFORE, 11)));
    }

    @Test
    void memoryBeyondEachLimitIsAProblem() {
        List<String> problems = problems(new ProcessState(
                OptionalLong.of(BEFORE + SoakResult.MOST_RESIDENT_GROWTH + 1), BEFORE,
                BEFORE + SoakResult.MOST_HEAP_GROWTH + 1, 10));

        assertEquals(2, problems.size(), problems::toString);
        assertTrue(problems.getFirst().startsWith("used heap grew from 1 GiB to 1.0 GiB, by more than 16 MiB"),
                problems::toString);
        assertTrue(problems.getLast().startsWith("resident memory grew from 1 GiB to 1.0 GiB, by more than 48 MiB"),
                problems::toString);
    }

    @Test
    void memoryIsNotJudgedInAShortSoakNorWhereItIsNotKnown() {
        ProcessState tenfold = new ProcessState(OptionalLong.of(10 * BEFORE), BEFORE, 10 * BEFORE, 10);
        assertEquals(List.of(), problems(Duration.ofSeconds(59), true, tenfold));
        assertEquals(List.of(), problems(new ProcessState(OptionalLong.empty(), BEFORE, BEFORE, 10)));
    }

    @Test
    void residentMemoryTellsNothingWhereTheCLibraryKeepsWhatIsFreed() {
        ProcessState tenfold = new ProcessState(OptionalLong.of(10 * BEFORE), BEFORE, BEFORE, 10);
        assertEquals(1, problems(tenfold).size());
        assertEquals(List.of(), problems(Duration.ofMinutes(1), false, tenfold));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SoakSettings(Duration.ZERO, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new SoakSettings(Duration.ofMinutes(1), 1, 0));
    }
}
