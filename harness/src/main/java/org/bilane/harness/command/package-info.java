/**
 * What every command of the command line has: its streams, the exception for what cannot be used, and the options and
 * rules that commands of both kinds share. The commands themselves are in the packages {@code cli} and {@code
 * developer}.
 */
package org.bilane.harness.command;
