/**
 * The archive of class data that the build makes beside the jars (the JDK's class data sharing), so that the JVM need
 * not read, verify and lay out a few thousand classes at each start. {@code harness/bin/bilane} hands it to the JVM.
 */
package org.bilane.harness.archive;
