/**
 * The command line: one class for each command for users, and what turns arguments into its options and exceptions into
 * one line and an exit status. {@link org.bilane.harness.cli.Main} alone knows of the commands for developers, too.
 * Nothing in here ends the JVM but {@link org.bilane.harness.cli.Main#main}.
 */
package org.bilane.harness.cli;
