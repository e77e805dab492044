/** Logarithms of coordinates: constants, the scalar algorithm, contracts. */
package org.bilane.kernel.log;
