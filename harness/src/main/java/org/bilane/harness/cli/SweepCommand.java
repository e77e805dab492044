package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.NumberRange;
import org.bilane.harness.command.PlotOption;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.LoadedFiles;
import org.bilane.harness.plot.PictureFile;
import org.bilane.harness.plot.SweepPlot;
import org.bilane.harness.pool.PoolSettings;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.harness.report.Progress;
import org.bilane.harness.report.RunReport;
import org.bilane.harness.report.SweepReport;
import org.bilane.harness.report.Units;
import org.bilane.harness.sweep.Sweep;
import org.bilane.harness.sweep.SweepPlan;
import org.bilane.harness.sweep.SweepResult;
import org.bilane.harness.sweep.SweepWork;
import org.bilane.kernel.EvaluationPlan;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;
import org.bilane.kernel.cpu.CpuTopology;

/** {@code bilane sweep}: the speed with every number of workers and every length of chunks. */
@Parameters(separators = "=",
        commandDescription = "Measure numbers of workers and lengths of chunks on this machine")
final class SweepCommand implements Command {
    /** What the rounds may take if their number is not given; a sweep should end in a minute. */
    private static final double SECONDS_OF_ROUNDS = 25;
    private static final int FEWEST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 15;
    private static final int FEWEST_DUELS = 15;

    @Parameter(names = "--job", order = 0, defaultValueDescription = "sums",
            description = "What to compute: sums (a sum for each surface), surface (an array of the values "
                    + "of one surface) or values (an array of the values of all)")
    private Job job = Job.SUMS;

    @ParametersDelegate
    private final ReferenceOptions made = new ReferenceOptions();

    @ParametersDelegate
    private final FileOptions files = new FileOptions();

    @Parameter(names = "--threads", order = 50, placeholder = "N", validateValueWith = NumberRange.Threads.class,
            defaultValueDescription = "twice the number of cores",
            description = "The largest number of workers, at least 1")
    private Integer threads;

    @Parameter(names = "--l2", order = 53, placeholder = "SIZE", converter = ByteSizeConverter.class,
            defaultValueDescription = "this machine's",
            description = "Plan chunks for an L2 of so many bytes for each worker, such as 256K")
    private Long l2Bytes;

    @Parameter(names = "--reps", order = 51, placeholder = "N", validateValueWith = NumberRange.Repetitions.class,
            defaultValueDescription = "3 to 15, to end in about a minute",
            description = "In how many rounds to measure all cells, at least 1")
    private Integer repetitions;

    @Parameter(names = "--csv", order = 60, description = "Print the cells as CSV instead of a table")
    private boolean csv;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of a table")
    private boolean json;

    @ParametersDelegate
    private final PlotOption plot = new PlotOption();

    @Override
    public String example() {
        return """
                bilane sweep
                bilane sweep --surfaces z.npy --points p.npy --plot sweep.png""";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        Stopwatch stopwatch = new Stopwatch();
        if (csv && json) {
            throw UsageException.option("--csv: must not be given together with --json");
        }
        Optional<PictureFile> picture = plot.file();
        SweepReport report = files.areGiven(made)
                ? sweepFiles(stopwatch, console)
                : sweepReference(stopwatch, console);
        print(report, console);
        if (picture.isPresent()) {
            picture.get().write(SweepPlot.of(report));
        }
    }

    private SweepReport sweepReference(Stopwatch stopwatch, Console console) throws UsageException, IOException {
        ReferenceProgram program = made.program(job, Transform.EXP, Layout.SURFACE_MAJOR);
        if (program.points() == 0) {
            throw UsageException.option("--point-count 0: must be at least 1");
        }
        ReferenceOptions.requireMemory(program);
        try (ReferenceData data = new ReferenceData(program)) {
            console.err().println(stopwatch.line("initialized"));
            return sweep(RunReport.title(program), data.stack().all(), data.points(), console);
        }
    }

    private SweepReport sweepFiles(Stopwatch stopwatch, Console console) throws UsageException, IOException {
        try (LoadedFiles loaded = files.open()) {
            double evaluations = (job == Job.SURFACE ? 1.0 : loaded.surfaceCount()) * loaded.pointCount();
            files.requireMemory(loaded, job == Job.SUMS ? 0 : Double.BYTES * evaluations);
            loaded.load();
            String title = RunReport.work(job, Transform.EXP) + ": "
                    + Units.counted(loaded.surfaceCount(), "surface") + " of "
                    + loaded.surfaces().stack().xAxis().size() + "x" + loaded.surfaces().stack().yAxis().size() + ", "
                    + Units.counted(loaded.pointCount(), "point");
            console.err().println(stopwatch.line("initialized"));
            return sweep(title, loaded.surfaces(), loaded.points(), console);
        }
    }

    private SweepReport sweep(String title, Surfaces surfaces, Points points, Console console) {
        CpuTopology topology = CpuTopology.ofThisMachine();
        SweepResult result;
        EvaluationPlan planned;
        try (SweepWork work = new SweepWork(job, surfaces, points)) {
            SweepPlan plan = plan(topology);
            try (WorkerPool pool = settings().builder(work.bytesPerPoint()).workers(plan.planner().workers()).open()) {
                planned = work.plan(pool);
            }
            result = measure(title, plan, work, console);
        }
        String path = ExecutionPath.chosen().kind().name().toLowerCase(Locale.ROOT);
        return new SweepReport(title + ", " + path + " path", job, result, topology.cores().size(),
                topology.allowed().size(), planned);
    }

    private PoolSettings settings() {
        return new PoolSettings(Optional.empty(), l2Bytes == null ? OptionalLong.empty() : OptionalLong.of(l2Bytes),
                true);
    }

    private void print(SweepReport report, Console console) throws IOException {
        if (json) {
            console.out().println(report.json());
        } else if (csv) {
            console.out().print(report.csv());
            console.err().println(report.comparison());
        } else {
            console.out().print(report.text());
        }
    }

    private SweepPlan plan(CpuTopology topology) {
        int most = threads == null
                ? Math.max(2 * topology.cores().size(), topology.allowed().size())
                : threads;
        try (WorkerPool pool = WorkerPool.open()) {
            return new SweepPlan(most, pool.workers());
        }
    }

    private SweepResult measure(String title, SweepPlan plan, SweepWork work, Console console) {
        Sweep sweep = new Sweep(plan, work, settings());
        double roundSeconds = plan.roundSeconds(sweep.warmUp());
        int rounds = repetitions == null
                ? Math.clamp((long) (SECONDS_OF_ROUNDS / roundSeconds), FEWEST_ROUNDS, MOST_ROUNDS)
                : repetitions;
        int duels = Math.max(FEWEST_DUELS, rounds);
        long turn = Math.max(1, (long) work.results());
        try (Progress progress = Progress.start(console.errIsTerminal() ? "sweeping" : title,
                turn * sweep.turns(rounds, duels), console.err(), console.errIsTerminal())) {
            return sweep.measure(rounds, duels, () -> progress.advance(turn));
        }
    }
}
