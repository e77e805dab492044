package org.bilane.kernel.cpu;

/** Reads and sets the CPU mask of a thread. Safe for use by several threads. */
interface AffinityCalls {

    /**
     * The CPUs a thread may run on.
     *
     * @param thread the kernel's id of the thread; 0 is the calling thread, the process id its first thread
     * @return its mask
     * @throws AffinityException if the mask cannot be read
     */
    CpuSet mask(int thread) throws AffinityException;

    /**
     * Says which CPUs a thread may run on.
     *
     * @param thread the kernel's id of the thread; 0 is the calling thread
     * @param cpus the CPUs
     * @throws AffinityException if the mask cannot be set
     */
    void setMask(int thread, CpuSet cpus) throws AffinityException;
}
