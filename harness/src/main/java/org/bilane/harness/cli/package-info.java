/**
 * The command line: one class for each command, and what turns arguments into its options and exceptions into
 * one line and an exit status. Nothing in here ends the JVM but {@link org.bilane.harness.cli.Main#main}.
 */
package org.bilane.harness.cli;
