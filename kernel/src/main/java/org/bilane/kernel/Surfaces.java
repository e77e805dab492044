package org.bilane.kernel;

import java.util.Locale;

/**
 * A range of surfaces of a {@link SurfaceStack}: what a call evaluates. Immutable; made by
 * {@link SurfaceStack#all()}, {@link SurfaceStack#range(int, int)} and {@link SurfaceStack#only(int)}; make it once
 * and use it again where calls must not allocate.
 */
public final class Surfaces {
    private final SurfaceStack stack;
    private final int from;
    private final int to;
    /** Null for that of the call. */
    private final Transform transform;

    Surfaces(SurfaceStack stack, int from, int to) {
        this(stack, from, to, null);
    }

    private Surfaces(SurfaceStack stack, int from, int to, Transform transform) {
        this.stack = stack;
        this.from = from;
        this.to = to;
        this.transform = transform;
    }

    /**
     * The same surfaces with a transform of their own, which takes the place of the call's: so families of one call may
     * have different ones.
     *
     * @param own what is done to their interpolated values
     * @return the surfaces
     * @throws NullPointerException if it is null
     */
    public Surfaces transformed(Transform own) {
        return new Surfaces(stack, from, to, Segments.requireNonNull("own", own));
    }

    /** The transform in a call that asks for another. */
    Transform transformIn(Transform ofCall) {
        return transform == null ? ofCall : transform;
    }

    /**
     * The stack that the surfaces belong to.
     *
     * @return the stack
     */
    public SurfaceStack stack() {
        return stack;
    }

    /**
     * The first surface.
     *
     * @return its index in the stack
     */
    public int from() {
        return from;
    }

    /**
     * The end of the range.
     *
     * @return one past the last surface's index in the stack
     */
    public int to() {
        return to;
    }

    /**
     * The number of surfaces, K' in the shapes of outputs.
     *
     * @return the number, 1 or more
     */
    public int count() {
        return to - from;
    }

    @Override
    public String toString() {
        return "Surfaces[" + from + " to " + (to - 1) + " of " + stack.surfaceCount()
                + (transform == null ? "]" : ", " + transform.name().toLowerCase(Locale.ROOT) + "]");
    }
}
