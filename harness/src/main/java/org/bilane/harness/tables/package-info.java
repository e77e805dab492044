/**
 * What is in a file of arrays: which of them look like tables and which like their axes, and how {@code bilane eval}
 * would take them. What is guessed is said to be, with the reason.
 */
package org.bilane.harness.tables;
