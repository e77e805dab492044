/**
 * The contenders of the comparison that run on the JVM, each in a process of its own, {@link
 * org.bilane.harness.developer.peer.PeerMain}. The others are in {@code harness/peers}.
 */
package org.bilane.harness.developer.peer;
