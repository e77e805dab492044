package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.bilane.harness.command.ClobberOptions;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.NumberRange;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.command.WholeValueSplitter;
import org.bilane.harness.eval.EvaluationRequest;
import org.bilane.harness.eval.FileEvaluation;
import org.bilane.harness.eval.PointFiles;
import org.bilane.harness.eval.PointsOutsideException;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.SurfaceSelection;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.eval.ValueFiles;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.harness.report.EvalReport;
import org.bilane.kernel.ExecutionPath;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.bilane.kernel.WorkerPool;

/**
 * {@code bilane eval}: evaluates tables of the user's own, from files of arrays or stack files into {@code .npy} files.
 */
@Parameters(separators = "=", commandDescription = "Evaluate surfaces from files at points from a file")
final class EvalCommand implements Command {
    @ParametersDelegate
    private final TableOptions tables = new TableOptions();

    @ParametersDelegate
    private final PointOptions points = new PointOptions();

    @Parameter(names = "--transform", order = 30,
            splitter = WholeValueSplitter.class, defaultValueDescription = "exp",
            description = "What to do to an interpolated value before it is summed or stored; given once for "
                    + "all tables, or once for each")
    private List<Transform> transforms;

    @Parameter(names = "--surface", order = 31, placeholder = "N",
            description = "Evaluate this surface alone, counted from 0")
    private Integer surface;

    @Parameter(names = "--from", order = 32, placeholder = "N", defaultValueDescription = "0",
            description = "The first surface to evaluate")
    private Integer from;

    @Parameter(names = "--to", order = 33, placeholder = "N", defaultValueDescription = "K",
            description = "The surface to stop before")
    private Integer to;

    @Parameter(names = "--layout", order = 34,
            defaultValueDescription = "surface",
            description = "The order of --out: surface (K', m) or point (m, K')")
    private Layout layout = Layout.SURFACE_MAJOR;

    @Parameter(names = "--out", order = 40, placeholder = "FILE", splitter = WholeValueSplitter.class,
            description = "Where the values go; (m,) for --surface and for a table (nx, ny); this must be given, or "
                    + "--sums, --dx or --dy")
    private List<Path> values;

    @Parameter(names = "--dx", order = 41, placeholder = "FILE", splitter = WholeValueSplitter.class,
            description = "Where the values' derivatives with respect to x go, in the shape of --out")
    private List<Path> dx;

    @Parameter(names = "--dy", order = 42, placeholder = "FILE", splitter = WholeValueSplitter.class,
            description = "Where the values' derivatives with respect to y go, in the shape of --out")
    private List<Path> dy;

    @Parameter(names = "--sums", order = 43, placeholder = "FILE", splitter = WholeValueSplitter.class,
            description = "Where the sums over all points go, (K',)")
    private List<Path> sums;

    @Parameter(names = "--threads", order = 50, placeholder = "N", validateValueWith = NumberRange.Threads.class,
            defaultValueDescription = "the number of cores",
            description = "How many threads work")
    private Integer threads;

    @Parameter(names = "--json", order = 61, description = "Print one JSON object instead of a line")
    private boolean json;

    @ParametersDelegate
    private final ClobberOptions clobber = new ClobberOptions();

    @ParametersDelegate
    private final OutsideOptions outside = new OutsideOptions();

    @ParametersDelegate
    private final PoolOptions poolOptions = new PoolOptions();

    @Override
    public String required() {
        return "(--surfaces FILE | --stack FILE) (--points FILE | --px FILE --py FILE) "
                + "(--out FILE | --sums FILE | --dx FILE | --dy FILE)";
    }

    @Override
    public String example() {
        return """
                bilane eval --surfaces z.npy --points p.npy --sums sums.npy
                bilane eval --surfaces opacity.h5:kappa --px x.npy --py y.npy --transform exp10 --out kappa.npy""";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        long start = System.nanoTime();
        Deadline deadline = poolOptions.startTime();
        values = values == null ? List.of() : values;
        sums = sums == null ? List.of() : sums;
        dx = dx == null ? List.of() : dx;
        dy = dy == null ? List.of() : dy;
        transforms = transforms == null ? List.of(Transform.EXP) : transforms;
        TableFiles files = tables.files();
        requireOutputs(files.files().size());
        EvaluationRequest request =
                new EvaluationRequest(files, pointFiles(), selection(), transforms, outside.rules(), layout,
                        new ValueFiles(values, dx, dy), sums, clobber.existing());
        clobber.check(request.outputs());
        try (FileEvaluation evaluation = FileEvaluation.open(request, deadline)) {
            tables.names().requireMemory(evaluation.tableBytes());
            Oversubscription.warn(threads == null ? 1 : threads, console);
            int workers = run(evaluation);
            EvalReport report = new EvalReport(request, evaluation.surfaceCount(), evaluation.pointCount(),
                    evaluation.outside(), ExecutionPath.chosen(), workers, (System.nanoTime() - start) / 1e9,
                    evaluation.readings());
            console.out().println(json ? report.json() : report.text());
        } catch (RefusedException | PointsOutsideException e) {
            throw UsageException.input(e);
        } catch (TimeIsUpException e) {
            // Before the evaluation began.
            throw poolOptions.timeIsUp(e, 0, 1);
        }
    }

    private int run(FileEvaluation evaluation) throws IOException {
        LongAdder done = new LongAdder();
        WorkerPool.Builder builder = poolOptions.settings().builder(evaluation.bytesPerPoint())
                .listener((pointsDone, surfacesDone) -> done.add(pointsDone * surfacesDone));
        if (threads != null) {
            builder.workers(threads);
        }
        try (WorkerPool pool = builder.open()) {
            evaluation.run(pool);
            return pool.workers();
        } catch (TimeIsUpException e) {
            throw poolOptions.timeIsUp(e, done.sum(), evaluation.evaluations());
        }
    }

    private PointFiles pointFiles() throws UsageException {
        return points.files().orElseThrow(() -> UsageException.option("--points: must be given, or --px and --py"));
    }

    private void requireOutputs(int families) throws UsageException {
        if (values.isEmpty() && sums.isEmpty() && dx.isEmpty() && dy.isEmpty()) {
            throw UsageException.option("--out: must be given, or --sums, --dx or --dy");
        }
        requireNoneOrAll("--out", values, families);
        requireNoneOrAll("--dx", dx, families);
        requireNoneOrAll("--dy", dy, families);
        requireNoneOrAll("--sums", sums, families);
        if (transforms.size() != 1 && transforms.size() != families) {
            throw UsageException.option("--transform: given " + transforms.size() + " times and "
                    + tables.names().option() + " " + families + " times; must be given once, or as often");
        }
    }

    private void requireNoneOrAll(String option, List<Path> files, int families) throws UsageException {
        if (!files.isEmpty() && files.size() != families) {
            throw UsageException.option(option + ": given " + files.size() + " times and " + tables.names().option()
                    + " " + families + " times; must be given as often, or not at all");
        }
    }

    private SurfaceSelection selection() throws UsageException {
        if (surface == null) {
            return SurfaceSelection.range(from == null ? 0 : from,
                    to == null ? OptionalInt.empty() : OptionalInt.of(to));
        }
        if (from != null || to != null) {
            throw UsageException.option("--surface " + surface
                    + ": must not be given together with --from or --to");
        }
        return SurfaceSelection.only(surface);
    }
}
