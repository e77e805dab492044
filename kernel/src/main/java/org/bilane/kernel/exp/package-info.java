/** The exponential function: its constants and its scalar form. */
package org.bilane.kernel.exp;
