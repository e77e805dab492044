package org.bilane.harness.developer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.function.Consumer;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.developer.soak.Soak;
import org.bilane.harness.developer.soak.SoakResult;
import org.bilane.harness.developer.soak.SoakSettings;
import org.bilane.harness.report.Progress;
import org.bilane.kernel.ExecutionPath;

/** {@code bilane soak}: random calls, with faults among them, for a long time. Fails at the first wrong bit. */
@Parameters(separators = "=", commandDescription = "Try random calls with random faults for a long time, on this "
        + "machine")
public final class SoakCommand implements Command {
    @Parameter(names = "--minutes", order = 0, placeholder = "N", defaultValueDescription = "30",
            description = "How long, in minutes, above 0; the first tenth, a minute at most, warms up")
    private Duration duration = Duration.ofMinutes(30);

    @Parameter(names = "--seed", order = 1, placeholder = "N",
            description = "What the random cases and calls follow from, any whole number")
    private long seed = 20_240_229;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of a table")
    private boolean json;

    private final Consumer<MemorySegment> tap;

    /** The command on the library. */
    public SoakCommand() {
        this(result -> { });
    }

    /**
     * The command on results that a test spoils.
     *
     * @param tap is handed each result before it is compared
     */
    public SoakCommand(Consumer<MemorySegment> tap) {
        this.tap = tap;
    }

    @Override
    public String example() {
        return "bilane soak --minutes 5";
    }

    @Override
    public void run(Console console) throws IOException {
        SoakResult result = soak(console);
        SoakReport report = new SoakReport(result, ExecutionPath.chosen());
        if (json) {
            console.out().println(report.json());
        } else {
            console.out().print(report.text());
        }
        if (!result.problems().isEmpty()) {
            throw new IOException("soak: " + String.join("; ", result.problems()));
        }
    }

    private SoakResult soak(Console console) throws IOException {
        SoakSettings settings = SoakSettings.of(duration, seed);
        // In microseconds, as a bar counts in millions.
        try (Progress progress = Progress.start("soaking", duration.toNanos() / 1000, console.err(),
                console.errIsTerminal())) {
            return new Soak(settings, tap).run(nanos -> progress.advance(nanos / 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("soak: interrupted", e);
        }
    }
}
