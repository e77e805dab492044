package org.bilane.kernel.chunk;

/** What calls of this process have of the memory in which they order their points. */
public final class OrderMemoryUse {
    /** The most bytes that are kept for later calls. */
    public static final long MOST_IDLE = OrderMemory.MOST_IDLE;

    private OrderMemoryUse() {
    }

    /**
     * The most bytes of all calls together.
     *
     * @return bytes
     */
    public static long bound() {
        return OrderMemory.shared().bound();
    }

    /**
     * What calls under way have, and what waits for later ones.
     *
     * @return bytes
     */
    public static long allBytes() {
        return OrderMemory.shared().allBytes();
    }

    /**
     * What waits for later calls.
     *
     * @return bytes
     */
    public static long idleBytes() {
        return OrderMemory.shared().idleBytes();
    }
}
