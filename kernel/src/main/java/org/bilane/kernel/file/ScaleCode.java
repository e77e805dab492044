package org.bilane.kernel.file;

import org.bilane.kernel.Scale;

/** What stands for a scale in a stack file. */
final class ScaleCode {
    private static final Scale[] SCALES = {Scale.LINEAR, Scale.LN, Scale.LOG2, Scale.LOG10};

    private ScaleCode() {
    }

    /**
     * The code of a scale.
     *
     * @param scale the scale
     * @return its code
     */
    static byte of(Scale scale) {
        for (byte code = 0; code < SCALES.length; code++) {
            if (SCALES[code] == scale) {
                return code;
            }
        }
        throw new AssertionError(scale);
    }

    /**
     * Whether a code stands for a scale.
     *
     * @param code the code
     * @return true if so
     */
    static boolean exists(byte code) {
        return code >= 0 && code < SCALES.length;
    }

    /**
     * The scale of a code.
     *
     * @param code a code that exists
     * @return its scale
     */
    static Scale scale(byte code) {
        return SCALES[code];
    }
}
