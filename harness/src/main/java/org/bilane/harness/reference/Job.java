package org.bilane.harness.reference;

/** What a run of the reference program computes. */
public enum Job {
    /** A sum over all points for each surface, all surfaces. */
    SUMS,
    /** The values of the first surface at all points, as an array. */
    SURFACE,
    /** The values of all surfaces at all points, as an array. */
    VALUES
}
