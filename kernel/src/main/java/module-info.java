/** Bilinear interpolation of many surfaces on one grid, and its exponential, summed or as arrays. */
module org.bilane.kernel {
    requires jdk.incubator.vector;
    requires jdk.management;

    exports org.bilane.kernel;
}
