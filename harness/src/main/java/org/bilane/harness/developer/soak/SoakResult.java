package org.bilane.harness.developer.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bilane.harness.report.Units;

/**
 * What came of a soak.
 *
 * @param settings what was to be done
 * @param seconds how long it took
 * @param jobs the calls that were done and compared with those of one thread
 * @param results the doubles that were compared
 * @param strikes for each fault how often it struck
 * @param defects how often a call gave other bits, an exception that it must not throw, or never ended
 * @param firstDefect the first of them, in words; empty if there was none
 * @param freedIsGivenBack whether the C library gives freed memory back, without which resident memory tells little
 * @param start the process after a warm-up of a tenth of the time, a minute at the most
 * @param end the process at the end
 */
public record SoakResult(SoakSettings settings, double seconds, long jobs, long results, Map<Fault, Strikes> strikes,
        long defects, String firstDefect, boolean freedIsGivenBack, ProcessState start, ProcessState end) {
    /** In a shorter soak the JVM still compiles, and finds how large its heap is to be: memory is not judged. */
    public static final long LEAST_SECONDS_FOR_MEMORY = 60;
    /** How much more memory the process may have in RAM at the end. */
    public static final long MOST_RESIDENT_GROWTH = 48L << 20;
    /** How much more of the heap may be used at the end. */
    public static final long MOST_HEAP_GROWTH = 16L << 20;

    /**
     * How often a fault struck.
     *
     * @param injected how often it was injected
     * @param effective how many calls it stopped; others were done before, and one closed pool may stop several
     */
    public record Strikes(long injected, long effective) {
    }

    /**
     * Whether it was long enough for the heap to be judged.
     *
     * @return true if so
     */
    public boolean judgesHeap() {
        return settings.duration().toSeconds() >= LEAST_SECONDS_FOR_MEMORY;
    }

    /**
     * Whether resident memory can be judged.
     *
     * @return true if the heap can, the system tells of it, and the C library gives freed memory back
     */
    public boolean judgesResident() {
        return judgesHeap() && freedIsGivenBack && start.residentBytes().isPresent()
                && end.residentBytes().isPresent();
    }

    /**
     * What is not as it must be.
     *
     * @return one sentence each; empty if all is well
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (defects > 0) {
            problems.add(Units.counted(defects, "defect") + ", the first: " + firstDefect);
        }
        if (end.threads() > start.threads()) {
            problems.add("threads grew from " + start.threads() + " to " + end.threads());
        }
        if (judgesHeap()) {
            grown("used heap", start.heapUsedBytes(), end.heapUsedBytes(), MOST_HEAP_GROWTH, problems);
        }
        if (judgesResident()) {
            grown("resident memory", start.residentBytes().getAsLong(), end.residentBytes().getAsLong(),
                    MOST_RESIDENT_GROWTH, problems);
        }
        return problems;
    }

    private static void grown(String what, long from, long to, long most, List<String> problems) {
        if (to - from > most) {
            problems.add(what + " grew from " + Units.bytes(from) + " to " + Units.bytes(to) + ", by more than "
                    + Units.bytes(most));
        }
    }
}
