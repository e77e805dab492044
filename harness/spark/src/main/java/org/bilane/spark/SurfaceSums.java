package org.bilane.spark;

/**
 * The sums over the points of a dataset.
 *
 * @param values one sum for each surface, in the order of the surfaces
 * @param points over how many points
 * @param nulls how many points were left out, since a coordinate was null
 * @param kernelSeconds how long tasks were inside the kernel, all together; the rest of their time went to reading rows
 */
public record SurfaceSums(double[] values, long points, long nulls, double kernelSeconds) {
}
