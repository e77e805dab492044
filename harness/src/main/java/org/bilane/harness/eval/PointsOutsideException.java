package org.bilane.harness.eval;

import java.io.IOException;

/** Points lie outside the grid, and are to be refused there. */
public final class PointsOutsideException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message what was found, in one line
     */
    public PointsOutsideException(String message) {
        super(message);
    }
}
