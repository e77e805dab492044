/** Measures a job with every number of workers and every length of chunks that make sense on a machine. */
package org.bilane.harness.sweep;
