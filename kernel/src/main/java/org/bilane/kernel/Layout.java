package org.bilane.kernel;

/** The order of an output array of K' surfaces at m points. */
public enum Layout {
    /** Shape (K', m): the m values of the first surface, then those of the next. */
    SURFACE_MAJOR,
    /** Shape (m, K'): the K' values of the first point, then those of the next. */
    POINT_MAJOR
}
