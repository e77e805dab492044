/**
 * {@code .npz} files: archives of {@code .npy} files, as {@code numpy.savez} and {@code savez_compressed} write them. A
 * member that is not compressed is mapped where it lies; a compressed one is inflated as a stream.
 */
package org.bilane.harness.npz;
