package org.bilane.kernel.cpu;

/** A program that prints the allowed CPUs and what became of pinning to the first of them. */
final class AffinityProbe {

    private AffinityProbe() {
    }

    /**
     * Prints two lines.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        CpuSet allowed = CpuTopology.ofThisMachine().allowed();
        System.out.println(allowed);
        System.out.println(switch (Affinity.ofThisProcess().pin(allowed.first())) {
            case PinResult.Pinned pinned -> "pinned to " + pinned.cpus();
            case PinResult.Refused refused -> refused.reason();
        });
    }
}
