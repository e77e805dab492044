package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bilane.harness.command.ClobberOptions;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.NumberRange;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.harness.reference.CoreClock;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.reference.ReferenceRun;
import org.bilane.harness.reference.RunResult;
import org.bilane.harness.reference.SavedRun;
import org.bilane.harness.reference.SpeedCheck;
import org.bilane.harness.report.Progress;
import org.bilane.harness.report.RunReport;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.cpu.CpuTopology;

/** {@code bilane run}: the reference program on data that it makes, timed. */
@Parameters(separators = "=", commandDescription = "Run the reference program on data it makes, and time it")
final class RunCommand implements Command {
    @Parameter(names = "--job", order = 0, defaultValueDescription = "sums",
            description = "What to compute: sums (a sum for each surface), surface (an array of the values "
                    + "of one surface) or values (an array of the values of all)")
    private Job job = Job.SUMS;

    @Parameter(names = "--transform", order = 1,
            defaultValueDescription = "exp",
            description = "What to do to an interpolated value before it is summed or stored")
    private Transform transform = Transform.EXP;

    @Parameter(names = "--layout", order = 3,
            defaultValueDescription = "surface",
            description = "The order of the array of --job values: surface (K, m) or point (m, K)")
    private Layout layout = Layout.SURFACE_MAJOR;

    @Parameter(names = "--threads", order = 50, placeholder = "N,N,...", listConverter = ThreadCountsConverter.class,
            defaultValueDescription = "1 and the number of cores",
            description = "Numbers of threads to compare, with commas between them, each at least 1")
    private List<Integer> threads;

    @Parameter(names = "--reps", order = 51, placeholder = "N", validateValueWith = NumberRange.Repetitions.class,
            description = "How often to repeat after the first call, at least 1; with more than 1, "
                    + "calls before them warm up, for 4 seconds at most")
    private int repetitions = 15;

    @Parameter(names = "--save", order = 44, placeholder = "FOLDER",
            description = "A folder for z, the axes, points, sums and the array as .npy files; made, or put in place "
                    + "of a former run's, when all is done")
    private Path save;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of a table")
    private boolean json;

    @ParametersDelegate
    private final ClobberOptions clobber = new ClobberOptions();

    @ParametersDelegate
    private final ReferenceOptions data = new ReferenceOptions();

    @ParametersDelegate
    private final PoolOptions pool = new PoolOptions();

    @Override
    public String example() {
        return """
                bilane run
                bilane run --job values --n 200 --point-count 1e5 --threads 1,2""";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        Stopwatch stopwatch = new Stopwatch();
        Deadline deadline = pool.startTime();
        ReferenceProgram program = data.program(job, transform, layout);
        ReferenceOptions.requireMemory(program);
        clobber.check(save == null ? List.of() : List.of(save));
        List<Integer> threadCounts = threadCounts();
        Oversubscription.warn(threadCounts.stream().mapToInt(Integer::intValue).max().orElseThrow(), console);
        try (SavedRun saved = save == null ? null : openSaved(program);
                ReferenceData made = new ReferenceData(program);
                ReferenceRun run = new ReferenceRun(program, made, pool.settings(), deadline)) {
            console.err().println(stopwatch.line("initialized"));
            RunResult result = measure(run, program, threadCounts, stopwatch, console);
            console.err().println(stopwatch.line("done"));
            if (saved != null) {
                saved.write(made, run.output());
            }
            RunReport report = new RunReport(result, ExecutionPath.chosen());
            if (json) {
                console.out().println(report.json());
            } else {
                console.out().print(report.text());
                console.out().println(new SpeedCheck(result, ExecutionPath.chosen(),
                        CpuTopology.ofThisMachine().cores().size(), CoreClock.cyclesPerSecond()).sentence());
            }
        }
    }

    private RunResult measure(ReferenceRun run, ReferenceProgram program, List<Integer> threadCounts,
            Stopwatch stopwatch, Console console) throws IOException {
        long evaluations = (long) (program.evaluations() * threadCounts.size() * (repetitions + 1.0));
        String title = RunReport.title(program);
        try (Progress progress = Progress.start(console.errIsTerminal() ? "running" : title, evaluations,
                console.err(), console.errIsTerminal())) {
            ShownCourse course = new ShownCourse(progress, stopwatch);
            try {
                return run.measure(threadCounts, repetitions, course);
            } catch (TimeIsUpException e) {
                throw pool.timeIsUp(e, course.evaluationsDone(), evaluations);
            }
        }
    }

    private List<Integer> threadCounts() throws UsageException {
        if (threads == null) {
            return IntStream.of(1, CpuTopology.ofThisMachine().cores().size()).distinct().boxed().toList();
        }
        if (threads.stream().distinct().count() < threads.size()) {
            String given = threads.stream().map(String::valueOf).collect(Collectors.joining(","));
            throw UsageException.option("--threads " + given + ": each number may be given once");
        }
        return threads;
    }

    private SavedRun openSaved(ReferenceProgram program) throws UsageException {
        Optional<String> problem = SavedRun.problem(save);
        if (problem.isPresent()) {
            throw UsageException.option("--save " + save + ": " + problem.get());
        }
        try {
            return new SavedRun(save, program, clobber.existing());
        } catch (FileSystemException e) {
            throw UsageException.input("--save " + save + ": must be a folder that can be made, in one that can be "
                    + "written to");
        } catch (IOException e) {
            throw UsageException.input("--save " + e.getMessage());
        }
    }
}
