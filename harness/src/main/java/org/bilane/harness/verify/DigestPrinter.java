package org.bilane.harness.verify;

import java.io.IOException;
import java.io.PrintStream;
import org.bilane.kernel.Evaluator;
import org.bilane.kernel.ExecutionPath;

/**
 * The program of the second JVM: prints a line for each call of each case, {@code digest}, the hash, the number of
 * results and the call, separated by tabs.
 */
public final class DigestPrinter {
    /** The first word of each line. */
    static final String MARK = "digest";

    private DigestPrinter() {
    }

    /**
     * Prints the digests of the scalar path.
     *
     * @param args the seed and the number of cases
     */
    public static void main(String[] args) {
        endWithParent();
        if (ExecutionPath.chosen().kind() != ExecutionPath.Kind.SCALAR) {
            throw new IllegalStateException("this JVM must take the scalar path, but is on the "
                    + ExecutionPath.chosen().kind());
        }
        print(Long.parseLong(args[0]), Integer.parseInt(args[1]), System.out);
    }

    private static void print(long seed, int cases, PrintStream out) {
        BitCases source = new BitCases(seed);
        for (int number = 0; number < cases; number++) {
            for (Digest digest : StackOutputs.digests(source.get(number), Evaluator.onCallingThread())) {
                out.println(String.join("\t", MARK, digest.hash(), Long.toString(digest.results()), digest.call()));
            }
        }
    }

    /** The parent never writes: standard input ends when it does, however that comes about. */
    private static void endWithParent() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is expected.
                }
            } catch (IOException ended) {
                // As good as the end.
            }
            Runtime.getRuntime().halt(1);
        }, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
