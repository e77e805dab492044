package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.harness.array.OneLine;
import org.bilane.harness.command.ClobberOptions;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.NumberRange;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.TableView;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.input.Formats;
import org.bilane.harness.plot.PictureFile;
import org.bilane.harness.plot.TablePlot;
import org.bilane.harness.pool.Deadline;
import org.bilane.harness.pool.TimeIsUpException;
import org.bilane.harness.report.Units;
import org.bilane.kernel.Axis;

/** {@code bilane plot}: a picture of a surface, with points on the grid and outside of it. */
@Parameters(separators = "=", commandDescription = "Draw a surface of a table, points, and which are outside the grid")
final class PlotCommand implements Command {
    @Parameter(names = "--surfaces", order = 10, placeholder = "FILE",
            description = "A table (K, nx, ny) or (nx, ny); this or --stack must be given; FILE or FILE:NAME of "
                    + Formats.NAMES)
    private ArrayName table;

    @ParametersDelegate
    private final AxesOptions axes = new AxesOptions();

    @Parameter(names = "--stack", order = 17, placeholder = "FILE",
            description = "A stack file that bilane stack made, instead of --surfaces and axes")
    private Path stack;

    @ParametersDelegate
    private final PointOptions points = new PointOptions();

    @Parameter(names = "--surface", order = 31, placeholder = "N", validateValueWith = NumberRange.NotNegative.class,
            description = "The surface to draw, counted from 0")
    private int surface;

    @Parameter(names = "--out", order = 40, placeholder = "FILE", required = true,
            description = "The picture, .png or .svg")
    private Path out;

    @ParametersDelegate
    private final ClobberOptions clobber = new ClobberOptions();

    @ParametersDelegate
    private final TimeOptions time = new TimeOptions();

    @Override
    public String required() {
        return "(--surfaces FILE | --stack FILE) --out FILE";
    }

    @Override
    public String example() {
        return "bilane plot --surfaces z.npy --points p.npy --out z.png";
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        Deadline deadline = time.start();
        PictureFile file;
        try {
            file = PictureFile.of(out, clobber.existing());
        } catch (IllegalArgumentException e) {
            throw UsageException.input("--out " + e.getMessage());
        }
        clobber.check(List.of(out));
        TableNames names = new TableNames(Stream.ofNullable(table).toList(), Stream.ofNullable(stack).toList());
        try (TableView view = TableView.open(names.files(axes), surface, points.files(), out, deadline)) {
            names.requireMemory(view.tableBytes());
            TableView.Seen seen = view.look(TablePlot.COLUMNS, TablePlot.ROWS);
            requireDrawable("x", seen.x());
            requireDrawable("y", seen.y());
            String what = OneLine.of("surface " + surface + " of " + (stack == null ? table : stack));
            String counted = counted(seen);
            file.write(TablePlot.of(seen, what, counted));
            console.out().println(OneLine.of(out.toString()) + ": " + what + ", " + counted);
        } catch (RefusedException e) {
            throw UsageException.input(e);
        } catch (TimeIsUpException e) {
            throw time.limit().exceeded(e);
        }
    }

    private static void requireDrawable(String name, Axis axis) throws UsageException {
        for (double knot : axis.knots()) {
            if (Math.abs(knot) > TablePlot.GREATEST_KNOT) {
                throw UsageException.input(name + ": a knot at " + knot + "; a picture shows knots up to "
                        + TablePlot.GREATEST_KNOT + " in magnitude");
            }
        }
        double first = axis.knot(0);
        double last = axis.knot(axis.size() - 1);
        if (Math.abs(last - first) < TablePlot.LEAST_LENGTH) {
            throw UsageException.input(name + ": knots from " + first + " to " + last + "; a picture shows axes of at"
                    + " least " + TablePlot.LEAST_LENGTH + " from end to end");
        }
    }

    private static String counted(TableView.Seen seen) {
        List<String> words = new ArrayList<>();
        words.add(seen.x().size() + "x" + seen.y().size() + " knots");
        if (seen.pointCount() > 0) {
            words.add(Units.counted(seen.pointCount(), "point")
                    + (seen.every() > 1 ? ", of which 1 in " + seen.every() + " is drawn" : ""));
            words.add(Units.count(seen.counts().x()) + " outside x");
            words.add(Units.count(seen.counts().y()) + " outside y");
            words.add(Units.count(seen.counts().nan()) + " NaN");
        }
        return String.join(", ", words);
    }
}
