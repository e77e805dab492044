package org.bilane.harness.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The formats of files that pictures are written to. */
enum PictureFormat {
    /** Pixels, two for each one of the layout, so that text is not coarse on screens with small ones. */
    PNG {
        @Override
        byte[] encode(Picture picture) throws IOException {
            return PngEncoder.encode(picture);
        }
    },
    /** Lines, areas and outlines of letters, sharp in any size. */
    SVG {
        @Override
        byte[] encode(Picture picture) throws IOException {
            return SvgEncoder.encode(picture);
        }
    };

    /**
     * The format that a file's name asks for.
     *
     * @param file the file
     * @return the format whose suffix it has, in lower or upper case; empty for any other
     */
    static Optional<PictureFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (name.endsWith(format.suffix())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * How names of such files end.
     *
     * @return a dot and the name of the format in lower case
     */
    String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Draws a picture.
     *
     * @param picture the picture
     * @return the content of a file
     * @throws IOException if the JDK has no encoder for it
     */
    abstract byte[] encode(Picture picture) throws IOException;
}
