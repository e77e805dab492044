/** Tells Java Flight Recorder of evaluations. */
package org.bilane.kernel.watch;
