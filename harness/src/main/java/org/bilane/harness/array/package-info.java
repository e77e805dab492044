/**
 * Arrays in files, whatever the format: what a format has to offer so that its arrays can be tables, axes and points.
 *
 * <p>A format is a package of its own that implements {@link org.bilane.harness.array.ArrayFile} and
 * {@link org.bilane.harness.array.StoredArray}. No loop of Bilane touches mapped memory: were the file truncated by
 * another process meanwhile, a vector load from the mapping would end the JVM, while the JDK's own copy reports it.
 *
 * <p>Everything wrong with a file is reported as an {@link org.bilane.harness.array.ArrayException}, a checked
 * exception whose one-line message begins with the file's name. Wrong arguments are an
 * {@link IllegalArgumentException} or an {@link IndexOutOfBoundsException}.
 */
package org.bilane.harness.array;
