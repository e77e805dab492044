package org.bilane.kernel;

/** What is done to an interpolated value before it is summed or stored. */
public enum Transform {
    /** The exponential function of the interpolated value. */
    EXP,
    /** The interpolated value itself. */
    IDENTITY
}
