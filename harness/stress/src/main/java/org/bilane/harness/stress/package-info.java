/** Runs the stress tests, which lie in the packages that they test, and counts what was tried. */
package org.bilane.harness.stress;
