/**
 * What the Python package {@code bilane} calls in the JVM of its process. Not for Java programs: it takes addresses,
 * and trusts that the package has read them from arrays that live.
 */
package org.bilane.python;
