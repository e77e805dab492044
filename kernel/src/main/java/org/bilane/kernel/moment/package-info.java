/** The moments of the points of a cell, from which sums of exp over any number of surfaces are made. */
package org.bilane.kernel.moment;
