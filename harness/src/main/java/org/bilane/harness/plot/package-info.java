/**
 * Pictures of what the commands measure: one class for each picture, and what they share of colours, fonts and files.
 *
 * <p>All text is at least 12 pixels high at a width of 800 pixels. What colours say is said in words beside them, and
 * their lightness alone says it too, so that a print in grey loses nothing.
 */
package org.bilane.harness.plot;
