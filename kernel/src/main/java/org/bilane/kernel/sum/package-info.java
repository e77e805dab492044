/** How terms are reduced to sums: in an order that only the data determine. */
package org.bilane.kernel.sum;
