package org.bilane.kernel;

/** What is done to an interpolated value before it is summed or stored. */
public enum Transform {
    /** The exponential function of the interpolated value, off by at most 1 ulp. */
    EXP,
    /** 2 to the power of the interpolated value, off by at most 1 ulp; exact where this is an integer. */
    EXP2,
    /** 10 to the power of the interpolated value, off by at most 1 ulp; exact where this is an integer from 0 to 22. */
    EXP10,
    /** The interpolated value itself. */
    IDENTITY
}
