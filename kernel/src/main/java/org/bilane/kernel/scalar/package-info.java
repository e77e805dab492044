/** The plain path: the same operations in the same order as the vector path, one value at a time. */
package org.bilane.kernel.scalar;
