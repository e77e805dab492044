/**
 * {@code .npy} files in and out.
 *
 * <p>Input is mapped, never read whole, and handed out in slices converted to {@code double}. No loop of Bilane
 * touches mapped memory: were the file truncated by another process meanwhile, a vector load from the mapping
 * would end the JVM, while the JDK's own copy reports it. Output goes to a temporary file beside the target
 * and takes the target's name only when it is complete.
 *
 * <p>Everything wrong with a file is reported as an {@link org.bilane.harness.npy.NpyException}, a checked
 * exception whose one-line message begins with the file's name. Wrong arguments are an
 * {@link IllegalArgumentException} or an {@link IndexOutOfBoundsException}.
 */
package org.bilane.harness.npy;
