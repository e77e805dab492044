package org.bilane.harness.stress;

import java.util.Collection;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/** Runs the stress tests by jcstress, and fails also where jcstress would pass over a test that did not run. */
public final class Main {
    private Main() {
    }

    /**
     * Runs the tests and prints how many samples were taken of each. An {@link AssertionError} ends the JVM with
     * status 1 if there was a forbidden outcome.
     *
     * @param args jcstress' own options
     * @throws Exception if a test could not be run
     */
    public static void main(String[] args) throws Exception {
        Options options = new Options(args);
        if (!options.parse()) {
            System.exit(2);
        }
        JCStress stress = new JCStress(options);
        Collection<String> tests = stress.getTests();
        if (tests.isEmpty()) {
            throw new AssertionError("no test matches " + options.getTestFilter());
        }
        stress.run();
        Samples samples = Samples.of(options.getResultFile());
        samples.print(System.out);
        samples.requireAll(tests);
    }
}
