package org.bilane.harness.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bilane.harness.file.OutputName;
import org.bilane.harness.file.WholeFile;
import org.bilane.kernel.file.ExistingFile;

/** A file that a picture is to be written to, checked before there is a picture. */
public final class PictureFile {
    private final Path target;
    private final ExistingFile existing;
    private final PictureFormat format;

    private PictureFile(Path target, ExistingFile existing, PictureFormat format) {
        this.target = target;
        this.existing = existing;
        this.format = format;
    }

    /**
     * Takes a name.
     *
     * @param target the file's name, whose suffix decides about the format
     * @return the file, which is not touched yet
     * @throws IllegalArgumentException if the suffix is unknown, the file cannot be written or this Java cannot draw
     *     text; the message is one line that begins with the name
     */
    public static PictureFile of(Path target) {
        return of(target, ExistingFile.REPLACE);
    }

    /**
     * As {@link #of(Path)}, for pictures that may have to keep what is there.
     *
     * @param target the file's name
     * @param existing what becomes of a file of that name when the picture is written
     * @return the file, which is not touched yet
     * @throws IllegalArgumentException as {@link #of(Path)} does
     */
    public static PictureFile of(Path target, ExistingFile existing) {
        PictureFormat format = PictureFormat.of(target).orElseThrow(() -> new IllegalArgumentException(target
                + ": must end in " + Arrays.stream(PictureFormat.values()).map(PictureFormat::suffix)
                        .collect(Collectors.joining(" or "))));
        Optional<String> problem = OutputName.problem(target).or(Fonts::problem);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(target + ": " + problem.get());
        }
        return new PictureFile(target, existing, format);
    }

    /**
     * Draws a picture and writes it, whole or not at all.
     *
     * @param picture the picture
     * @throws IOException if it cannot be written; the message is one line that begins with the name
     */
    public void write(Picture picture) throws IOException {
        WholeFile.write(target, existing, format.encode(picture));
    }
}
