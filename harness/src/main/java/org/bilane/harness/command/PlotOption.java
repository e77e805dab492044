package org.bilane.harness.command;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.plot.PictureFile;

/** The option that asks for a picture of what a command found. */
@Parameters(separators = "=")
public final class PlotOption {
    @Parameter(names = "--plot", order = 62, placeholder = "FILE",
            description = "Draw the result into this file too, .png or .svg")
    private Path plot;

    @ParametersDelegate
    private final ClobberOptions clobber = new ClobberOptions();

    /** Not given. */
    public PlotOption() {
    }

    /**
     * The file that was asked for, to be checked before any work.
     *
     * @return the file; empty if none was
     * @throws UsageException if it is neither .png nor .svg, or cannot be written
     */
    public Optional<PictureFile> file() throws UsageException {
        if (plot == null) {
            return Optional.empty();
        }
        clobber.check(List.of(plot));
        try {
            return Optional.of(PictureFile.of(plot, clobber.existing()));
        } catch (IllegalArgumentException e) {
            throw UsageException.input("--plot " + e.getMessage());
        }
    }
}
