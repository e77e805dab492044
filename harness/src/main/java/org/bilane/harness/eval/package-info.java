/**
 * The work of {@code bilane eval}: evaluates surfaces from {@code .npy} files at points from a {@code .npy}
 * file, into {@code .npy} files, in memory that does not grow with the number of points.
 *
 * <p>{@link org.bilane.harness.eval.FileEvaluation#open} checks everything that can be checked without work
 * and refuses with a {@link org.bilane.harness.eval.RefusedException}; {@link
 * org.bilane.harness.eval.FileEvaluation#run} does the work and leaves all outputs or, but for a failure
 * while they are given their names, none.
 */
package org.bilane.harness.eval;
