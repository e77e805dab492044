/**
 * The truth that the kernel is held to: exact arithmetic, values made by other programs, and random input.
 * Nothing in this package calls the kernel.
 */
package org.bilane.kernel.reference;
