/** Scripts by which shells complete the command line, made from what the commands say of their options. */
package org.bilane.harness.completion;
