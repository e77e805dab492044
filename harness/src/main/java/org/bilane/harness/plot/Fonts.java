package org.bilane.harness.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/** The letters of all pictures. Sizes are in pixels of the layout. */
public final class Fonts {
    /** What a picture shows. */
    public static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    /** What a picture says beside that, and the names of axes. */
    public static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    /** Numbers in a picture that are read one by one. */
    public static final Font NUMBER = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    /** The marks of axes, and remarks: the smallest letters. */
    public static final Font MARK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private Fonts() {
    }

    /**
     * Tells why there are no letters: a JDK on Linux takes them from the system, and containers may have none.
     *
     * @return what is wrong and what helps; empty if nothing is wrong
     */
    static Optional<String> problem() {
        try {
            TEXT.getStringBounds("0", new FontRenderContext(null, true, true));
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of("cannot be drawn, as this system has no fonts for Java; install fontconfig and a font "
                    + "such as DejaVu Sans");
        }
    }
}
