package org.bilane.harness.command;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.bilane.kernel.file.ExistingFile;

/** The option that keeps a command from replacing what is there. */
@Parameters(separators = "=")
public final class ClobberOptions {
    @Parameter(names = "--no-clobber", order = 45, description = "Refuse if an output exists already")
    private boolean refuses;

    /** Not given. */
    public ClobberOptions() {
    }

    /**
     * What becomes of files that have the names of outputs when these are written.
     *
     * @return the rule, for files that others make after {@link #check}
     */
    public ExistingFile existing() {
        return refuses ? ExistingFile.KEEP : ExistingFile.REPLACE;
    }

    /**
     * Refuses outputs that exist, where that is wanted; before any work.
     *
     * @param outputs the files or folders to be written
     * @throws UsageException if one must not be replaced
     */
    public void check(List<Path> outputs) throws UsageException {
        for (Path output : outputs) {
            if (refuses && Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
                throw UsageException.input(output + ": exists, and --no-clobber was given");
            }
        }
    }
}
