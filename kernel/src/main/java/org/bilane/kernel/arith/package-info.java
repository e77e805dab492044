/** Floating-point operations whose form depends on the hardware. */
package org.bilane.kernel.arith;
