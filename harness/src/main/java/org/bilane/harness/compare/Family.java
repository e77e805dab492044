package org.bilane.harness.compare;

/** What a contender is made of. */
public enum Family {
    /** The library. */
    BILANE,
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
    /** Java without the library. */
    JVM,
    /** Writing memory, with nothing evaluated. */
    MEMORY
}
