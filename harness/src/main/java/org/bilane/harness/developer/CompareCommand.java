package org.bilane.harness.developer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.NumberRange;
import org.bilane.harness.command.PlotOption;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.command.WholeValueSplitter;
import org.bilane.harness.developer.compare.BuiltKernel;
import org.bilane.harness.developer.compare.CCompiler;
import org.bilane.harness.developer.compare.Comparison;
import org.bilane.harness.developer.compare.ComparisonJob;
import org.bilane.harness.developer.compare.Effort;
import org.bilane.harness.developer.compare.JobResult;
import org.bilane.harness.developer.compare.PeerFiles;
import org.bilane.harness.developer.compare.PythonInterpreter;
import org.bilane.harness.developer.compare.Setting;
import org.bilane.harness.plot.PictureFile;
import org.bilane.harness.report.Progress;
import org.bilane.kernel.cpu.CpuTopology;

/** {@code bilane compare}: the library and its peers on the same data, in alternation. */
@Parameters(separators = "=", commandDescription = "Measure Bilane beside C, Python and Java peers on this machine")
public final class CompareCommand implements Command {
    /** The system property by which the launcher names itself. */
    private static final String LAUNCHER_PROPERTY = "bilane.launcher";

    @Parameter(names = "--jobs", order = 0, placeholder = "JOBS", splitter = WholeValueSplitter.class,
            defaultValueDescription = "all",
            description = "Which jobs, with commas between them: A (sums of exp), A2 (with 2 workers), A3 (on a "
                    + "smooth table), A4 (500 surfaces), B (exp of one surface), B2 (one surface), C (arrays of all "
                    + "surfaces), C2 (of 3 and 8), D (A, B and C on smaller machines, by JVM flags), E (small jobs), "
                    + "F (cold starts), G (growth), G2 (growth in small steps), L (log-log tables), P (a small call "
                    + "from Python)")
    private List<String> jobs = new ArrayList<>();

    @Parameter(names = "--python", order = 1, placeholder = "PROGRAM", splitter = WholeValueSplitter.class,
            defaultValueDescription = "python3",
            description = "An interpreter for the peers in Python; may be given several times")
    private List<String> pythons = new ArrayList<>();

    @Parameter(names = "--quick", order = 2,
            description = "Measure few repetitions, to see that all works; for no conclusions")
    private boolean quick;

    @Parameter(names = "--point-count", order = 3, placeholder = "M", validateValueWith = NumberRange.Positive.class,
            defaultValueDescription = "each job's own",
            description = "The number of points of all jobs, at least 1; bars are not judged then")
    private Long pointCount;

    @Parameter(names = "--before", order = 4, placeholder = "FOLDER", defaultValueDescription = "none",
            description = "A checkout of Bilane that is built: measure the kernel in its kernel/target beside this "
                    + "one's, in rows named before")
    private Path before;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of tables")
    private boolean json;

    @ParametersDelegate
    private final PlotOption plot = new PlotOption();

    private final String defaultPython;
    private final String compiler;

    /** The command with the usual Python and C compiler. */
    public CompareCommand() {
        this("python3", Optional.ofNullable(System.getenv("CC")).filter(name -> !name.isBlank()).orElse("cc"));
    }

    /**
     * The command with others.
     *
     * @param defaultPython the interpreter where none is given; need not be there
     * @param compiler the C compiler; need not be there
     */
    public CompareCommand(String defaultPython, String compiler) {
        this.defaultPython = defaultPython;
        this.compiler = compiler;
    }

    @Override
    public String example() {
        return """
                bilane compare --jobs A,B
                bilane compare --quick""";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        List<ComparisonJob> selected = Comparison.select(words());
        Optional<PictureFile> picture = plot.file();
        if (picture.isPresent() && selected.stream().noneMatch(ComparisonJob::isRace)) {
            throw UsageException.option("--plot: must go with a job whose contenders do the same work; choose others "
                    + "with --jobs");
        }
        Optional<BuiltKernel> older = before();
        List<PythonInterpreter> interpreters = interpreters();
        List<JobResult> results = new ArrayList<>();
        List<JobTimes> times = new ArrayList<>();
        try (PeerFiles files = new PeerFiles()) {
            Setting setting = new Setting(quick ? Effort.QUICK : Effort.FULL,
                    pointCount == null ? OptionalLong.empty() : OptionalLong.of(pointCount), interpreters,
                    new CCompiler(compiler), files,
                    Optional.ofNullable(System.getProperty(LAUNCHER_PROPERTY)).map(Path::of),
                    older, (task, turns) -> begin(task, turns, console));
            for (ComparisonJob job : selected) {
                JobResult result = job.run(setting);
                results.add(result);
                if (job.isRace()) {
                    JobTimes.of(result).ifPresent(times::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!results.isEmpty()) {
                // All jobs take half an hour, and what was measured holds without the one that failed.
                print(new CompareReport(results, conditions(older), quick), console);
            }
            throw e;
        }
        if (picture.isPresent()) {
            picture.get().write(ComparePlot.of(conditions(older), times));
        }
        CompareReport report = new CompareReport(results, conditions(older), quick);
        print(report, console);
        if (!report.wrong().isEmpty()) {
            throw new IOException("compare: wrong answers, whose times do not count: "
                    + String.join("; ", report.wrong()));
        }
    }

    private Optional<BuiltKernel> before() throws UsageException {
        if (before == null) {
            return Optional.empty();
        }
        Optional<BuiltKernel> kernel = BuiltKernel.of(before);
        if (kernel.isEmpty()) {
            throw UsageException.option("--before " + before + ": must be a checkout whose kernel is built, with a jar "
                    + "kernel/target/bilane-kernel-*.jar");
        }
        return kernel;
    }

    private List<String> words() throws UsageException {
        if (jobs.isEmpty()) {
            return Comparison.letters();
        }
        List<String> words = new ArrayList<>();
        for (String given : jobs) {
            for (String word : given.split(",", -1)) {
                if (Comparison.jobs(word).isEmpty()) {
                    throw UsageException.option("--jobs " + given + ": must be "
                            + String.join(", ", Comparison.letters()) + ", with commas between them");
                }
                words.add(word);
            }
        }
        return words;
    }

    private List<PythonInterpreter> interpreters() throws UsageException {
        if (pythons.isEmpty()) {
            PythonInterpreter usual = new PythonInterpreter(defaultPython);
            return usual.runs() ? List.of(usual) : List.of();
        }
        List<PythonInterpreter> interpreters = new ArrayList<>();
        for (String command : pythons) {
            PythonInterpreter interpreter = new PythonInterpreter(command);
            if (!interpreter.runs()) {
                throw UsageException.option("--python " + command + ": must be a Python 3 that can be started");
            }
            interpreters.add(interpreter);
        }
        return interpreters;
    }

    private static Setting.Turns begin(String task, long turns, Console console) {
        Progress progress = Progress.start(task, turns, console.err(), console.errIsTerminal());
        return new Setting.Turns() {
            @Override
            public void taken() {
                progress.advance(1);
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }

    private String conditions(Optional<BuiltKernel> older) {
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        return "Medians of " + effort.repetitions() + " warm repetitions in alternation ("
                + effort.slowRepetitions() + " where one takes more than a second), answers within 1e-12 of Bilane's; "
                + "JDK " + Runtime.version() + ", " + CpuTopology.ofThisMachine().cores().size() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + older.map(kernel -> "; before: " + kernel.jar()).orElse("");
    }

    private void print(CompareReport report, Console console) throws IOException {
        if (json) {
            console.out().println(report.json());
        } else {
            console.out().print(report.text());
        }
    }
}
