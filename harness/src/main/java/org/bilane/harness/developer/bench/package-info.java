/**
 * The JMH benchmarks of the kernel, one class for each question, on the data of the reference program. JMH
 * runs them in JVMs of their own; {@code bilane bench} starts it. What a benchmark needs is in its {@code
 * State} classes: {@link org.bilane.harness.developer.bench.Workload} is what is evaluated, {@link
 * org.bilane.harness.developer.bench.Engine} who does it.
 */
package org.bilane.harness.developer.bench;
