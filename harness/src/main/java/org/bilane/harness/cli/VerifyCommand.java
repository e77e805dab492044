package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bilane.harness.report.Progress;
import org.bilane.harness.report.VerifyReport;
import org.bilane.harness.verify.Budget;
import org.bilane.harness.verify.Check;
import org.bilane.harness.verify.Verification;
import org.bilane.harness.verify.VerificationPart;
import org.bilane.kernel.ExecutionPath;

/** {@code bilane verify}: shows that the promises about numbers hold on this machine. Fails if one does not. */
@Parameters(separators = "=", commandDescription = "Verify error bounds, and equal bits on every path, on this "
        + "machine")
final class VerifyCommand implements Command {
    @Parameter(names = "--quick", order = 0, description = "Try much less, in a few seconds")
    private boolean quick;

    @Parameter(names = "--seed", order = 1, converter = LongConverter.class,
            description = "What the random input follows from, any whole number")
    private long seed = 20_240_229;

    @Parameter(names = "--json", order = 2, description = "Print one JSON object instead of a table")
    private boolean json;

    private final BiFunction<Budget, Long, List<VerificationPart>> parts;

    /** The command on the library. */
    VerifyCommand() {
        this(Verification::parts);
    }

    /**
     * The command on something else.
     *
     * @param parts gives what is verified, for a budget and a seed
     */
    VerifyCommand(BiFunction<Budget, Long, List<VerificationPart>> parts) {
        this.parts = parts;
    }

    @Override
    public void run(Console console) throws IOException {
        long start = System.nanoTime();
        List<Check> checks = new ArrayList<>();
        for (VerificationPart part : parts.apply(quick ? Budget.QUICK : Budget.FULL, seed)) {
            try (Progress progress = Progress.start(part.title(), part.amount(), console.err(),
                    console.errIsTerminal())) {
                checks.addAll(part.run(progress::advance));
            }
        }
        VerifyReport report = new VerifyReport(checks, ExecutionPath.chosen(), seed,
                (System.nanoTime() - start) / 1e9);
        if (json) {
            console.out().println(report.json());
        } else {
            console.out().print(report.text());
        }
        if (!report.ok()) {
            throw new IOException("verify: " + report.failed() + " of " + checks.size()
                    + " checks failed; see standard output");
        }
    }
}
