/**
 * The truth that the kernel is held to: exact bilinear interpolation and an exponential of 40 digits. Nothing here
 * calls the kernel. The sources serve the kernel's tests and the harness alike; neither ships with the kernel.
 */
package org.bilane.reference;
