package org.bilane.harness.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.eval.PointFiles;
import org.bilane.harness.input.ArrayName;

/** The options that name the points: one array, or one of coordinates x and one of coordinates y. */
@Parameters(separators = "=")
final class PointOptions {
    @Parameter(names = "--points", order = 20, placeholder = "FILE",
            description = "The points (2, m): all x, then all y; or give --px and --py")
    private ArrayName points;

    @Parameter(names = "--px", order = 21, placeholder = "FILE",
            description = "The coordinates x (m,) of the points")
    private ArrayName px;

    @Parameter(names = "--py", order = 22, placeholder = "FILE",
            description = "The coordinates y (m,) of the points")
    private ArrayName py;

    /**
     * The points' files.
     *
     * @return the files; empty if no option names them
     * @throws UsageException if the options do not go together
     */
    Optional<PointFiles> files() throws UsageException {
        if (points == null && px == null && py == null) {
            return Optional.empty();
        }
        if (points != null && (px != null || py != null)) {
            throw UsageException.option("--points " + points + ": must not be given together with "
                    + (px != null ? "--px" : "--py"));
        }
        if (points == null && (px == null || py == null)) {
            throw UsageException.option(px == null ? "--py " + py + ": must be given together with --px"
                    : "--px " + px + ": must be given together with --py");
        }
        return Optional.of(new PointFiles(points != null ? List.of(points) : List.of(px, py)));
    }

    /**
     * The option that names them, for messages.
     *
     * @return the first option that was given, with its value; empty if none was
     */
    Optional<String> given() {
        return points != null ? Optional.of("--points " + points)
                : px != null ? Optional.of("--px " + px)
                : Optional.ofNullable(py).map(file -> "--py " + file);
    }
}
