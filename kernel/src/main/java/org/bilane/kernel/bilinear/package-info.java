/** The interpolated value: the formula for regular cells, and the careful route for the others. */
package org.bilane.kernel.bilinear;
