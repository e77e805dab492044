package org.bilane.harness.stress;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** How many samples a run took of each test. */
final class Samples {
    private final Map<String, Long> counts = new TreeMap<>();

    private Samples() {
    }

    /**
     * Counts what a run has left.
     *
     * @param file jcstress' file of results
     * @return the samples
     * @throws IOException if the file is not there or not whole, as after a run without any test
     * @throws ClassNotFoundException if the file is of another version
     */
    static Samples of(String file) throws IOException, ClassNotFoundException {
        InProcessCollector results = new InProcessCollector();
        DiskReadCollector reader = new DiskReadCollector(file, results);
        try {
            reader.dump();
        } finally {
            reader.close();
        }
        Samples samples = new Samples();
        for (TestResult result : results.getTestResults()) {
            samples.counts.merge(result.getName(), result.getTotalCount(), Long::sum);
        }
        return samples;
    }

    /**
     * Prints a line for each test that ran, and one for all.
     *
     * @param out where to
     */
    void print(PrintStream out) {
        long all = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            out.printf(Locale.ROOT, "%,16d samples of %s%n", entry.getValue(), entry.getKey());
            all += entry.getValue();
        }
        out.printf(Locale.ROOT, "%,16d samples of %d tests%n", all, counts.size());
    }

    /**
     * Fails if a test took no samples, which jcstress does not call a failure.
     *
     * @param tests the names of all tests that were to run
     */
    void requireAll(Collection<String> tests) {
        for (String test : tests) {
            if (counts.getOrDefault(test, 0L) == 0) {
                throw new AssertionError(test + ": was not run");
            }
        }
    }
}
