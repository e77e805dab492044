package org.bilane.kernel.cpu;

/** How fast a core is beside the others of its machine. Faster kinds come first in the natural order. */
public enum CoreKind {

    /** A fast core of a machine that also has slow ones. */
    PERFORMANCE,

    /** A core of a machine whose cores are all alike, or that does not say. */
    UNIFORM,

    /** A small, slow core of a machine that also has fast ones. */
    EFFICIENCY
}
