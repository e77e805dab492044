package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.PlotOption;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.plot.PictureFile;
import org.bilane.harness.plot.UlpPlot;
import org.bilane.harness.report.Progress;
import org.bilane.harness.report.VerifyReport;
import org.bilane.harness.verify.Budget;
import org.bilane.harness.verify.Check;
import org.bilane.harness.verify.UlpProfile;
import org.bilane.harness.verify.Verification;
import org.bilane.harness.verify.VerificationPart;
import org.bilane.kernel.ExecutionPath;

/** {@code bilane verify}: shows that the promises about numbers hold on this machine. Fails if one does not. */
@Parameters(separators = "=", commandDescription = "Verify error bounds, and equal bits on every path, on this "
        + "machine")
final class VerifyCommand implements Command {
    @Parameter(names = "--quick", order = 0, description = "Try much less, in a small part of the time")
    private boolean quick;

    @Parameter(names = "--seed", order = 1, placeholder = "N",
            description = "What the random input follows from, any whole number")
    private long seed = 20_240_229;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of a table")
    private boolean json;

    @ParametersDelegate
    private final PlotOption plot = new PlotOption();

    private final Parts parts;

    /** What is verified. */
    @FunctionalInterface
    interface Parts {
        /**
         * The parts, in the order in which they are run.
         *
         * @param budget how much is tried
         * @param seed what all random input follows from
         * @param profile takes the errors of exp
         * @return the parts
         */
        List<VerificationPart> of(Budget budget, long seed, UlpProfile profile);
    }

    /** The command on the library. */
    VerifyCommand() {
        this(Verification::parts);
    }

    /**
     * The command on something else.
     *
     * @param parts gives what is verified
     */
    VerifyCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public String example() {
        return "bilane verify --quick";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        long start = System.nanoTime();
        Optional<PictureFile> picture = plot.file();
        UlpProfile profile = new UlpProfile();
        List<Check> checks = new ArrayList<>();
        for (VerificationPart part : parts.of(quick ? Budget.QUICK : Budget.FULL, seed, profile)) {
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
        if (picture.isPresent()) {
            picture.get().write(UlpPlot.of(profile, report.summary()));
        }
        if (!report.ok()) {
            throw new IOException("verify: " + report.failed() + " of " + checks.size()
                    + " checks failed; see standard output");
        }
    }
}
