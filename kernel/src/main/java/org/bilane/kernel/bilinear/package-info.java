/** The interpolated value and its slopes: the formula for regular cells, and what takes its place elsewhere. */
package org.bilane.kernel.bilinear;
