/** The moments of the points of a cell, from which sums of powers over any number of surfaces are made. */
package org.bilane.kernel.moment;
