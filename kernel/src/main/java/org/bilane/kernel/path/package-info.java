/** The two ways to evaluate, the interface they share, and the one place that decides between them. */
package org.bilane.kernel.path;
