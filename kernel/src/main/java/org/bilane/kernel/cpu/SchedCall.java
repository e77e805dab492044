package org.bilane.kernel.cpu;

import java.lang.foreign.MemorySegment;

/** One of the two C functions, {@code sched_getaffinity} and {@code sched_setaffinity}. */
@FunctionalInterface
interface SchedCall {

    /**
     * Calls the function.
     *
     * @param thread the kernel's id of the thread; 0 is the calling thread
     * @param mask the mask to read or to fill, whole 64-bit words of native memory; bit {@code b} of word
     *     {@code w} is CPU {@code 64 w + b}
     * @return 0, or the error number if the function failed
     */
    int call(int thread, MemorySegment mask);
}
