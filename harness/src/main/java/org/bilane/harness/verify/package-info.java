/**
 * The proof, on the user's own machine, of what the library promises about its numbers: the errors of exp and of
 * interpolation against references that share no code with the kernel, and the same bits on the vector and the scalar
 * path and on any number of workers. {@link org.bilane.harness.verify.Verification} lists the parts.
 */
package org.bilane.harness.verify;
