/**
 * The comparison with peers. {@link org.bilane.harness.developer.compare.Comparison} knows the jobs, a class each; most
 * are a {@code Race} of contenders, each in a process of its own that answers requests by lines, so that they can take
 * turns. An answer is held against the library's before its time counts.
 */
package org.bilane.harness.developer.compare;
