/**
 * The reference program: K surfaces of n x n knots, 10^6 random points, and the exponentials there, summed or as
 * arrays, or the values themselves. Its data is made here, straight off the heap and the same for the same seed; its
 * runs are timed here, on several numbers of workers in alternation; and what went in and came out can be saved for a
 * check elsewhere.
 */
package org.bilane.harness.reference;
