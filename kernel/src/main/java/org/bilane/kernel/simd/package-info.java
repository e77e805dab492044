/** The vector path: the only package that touches jdk.incubator.vector. */
package org.bilane.kernel.simd;
