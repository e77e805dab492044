/** Bilinear interpolation of many surfaces on one grid, and its exponential, summed or as arrays. */
@SuppressWarnings("module") // The harness, which reports the topology, is compiled later.
module org.bilane.kernel {
    requires jdk.incubator.vector;
    requires jdk.management;
    // Evaluations are told to Flight Recorder where it is there; nothing else needs it.
    requires static jdk.jfr;

    exports org.bilane.kernel;
    exports org.bilane.kernel.cpu to org.bilane.harness;
    exports org.bilane.kernel.file to org.bilane.harness;
    exports org.bilane.kernel.sum to org.bilane.harness;
    exports org.bilane.kernel.work to org.bilane.harness;
}
