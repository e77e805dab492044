package org.bilane.harness.developer.compare;

/** What a contender is made of. */
public enum Kind {
    /** The library. */
    BILANE,
    /** The library as another checkout has it. */
    BEFORE,
    /** The library's Python package. */
    PACKAGE,
    /** C with intrinsics. */
    C,
    /** SciPy's splines, the original program. */
    SCIPY,
    /** SciPy's interpolation on images. */
    NDIMAGE,
    /** Python compiled by numba. */
    NUMBA,
    /** torch. */
    TORCH,
    /** C or numba, with sums by the moments of each cell's points in place of evaluating each point. */
    MOMENTS,
    /** Java without the library. */
    JVM,
    /** Writing memory, with nothing evaluated. */
    MEMORY
}
