/**
 * What the kernel is tried on: values made by other programs, and random input. Nothing in this package calls the
 * kernel.
 */
package org.bilane.kernel.reference;
