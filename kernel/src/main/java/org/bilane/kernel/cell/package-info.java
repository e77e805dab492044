/** Where is (x, y)? The cell of a point and its fractions within the cell, on uniform and uneven axes. */
package org.bilane.kernel.cell;
