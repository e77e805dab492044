/** Floating-point operations whose form depends on the hardware, or which the JDK does not have. */
package org.bilane.kernel.arith;
