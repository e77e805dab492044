/**
 * The work of {@code bilane eval}: evaluates surfaces from arrays in files or a stack file at points from arrays in
 * files, into {@code .npy} files, in memory that does not grow with the number of points. And that of
 * {@code bilane stack}, {@link org.bilane.harness.eval.StackConversion}, which reads the same tables.
 *
 * <p>{@link org.bilane.harness.eval.FileEvaluation#open} checks everything that can be checked without work
 * and refuses with a {@link org.bilane.harness.eval.RefusedException}; {@link
 * org.bilane.harness.eval.FileEvaluation#run} does the work and leaves all outputs or, but for a failure
 * while they are given their names, none.
 */
package org.bilane.harness.eval;
