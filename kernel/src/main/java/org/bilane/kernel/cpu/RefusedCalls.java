package org.bilane.kernel.cpu;

/**
 * The scheduler calls of a system that has none, or that does not let them be made.
 *
 * @param reason why not, one line
 */
record RefusedCalls(String reason) implements AffinityCalls {

    @Override
    public CpuSet mask(int thread) throws AffinityException {
        throw new AffinityException(reason);
    }

    @Override
    public void setMask(int thread, CpuSet cpus) throws AffinityException {
        throw new AffinityException(reason);
    }
}
