/**
 * What the CPUs of this machine are, which of them this process may use, and pinning of a thread to one.
 *
 * <p>{@link org.bilane.kernel.cpu.CpuTopology} describes the allowed CPUs by physical core;
 * {@link org.bilane.kernel.cpu.Affinity} pins the calling thread. Nothing else in the module reads sysfs,
 * procfs or cgroups, or calls native code. Whatever the system does not tell has a default, and the
 * topology's notes say so; nothing here fails because a file is missing or strange.
 *
 * <p>What reads the topology has loops in place of streams and lambdas: every process that opens a pool runs it once,
 * and the JVM links each lambda and each step of a stream at its first use. Sixty of them took more time than the
 * files.
 */
package org.bilane.kernel.cpu;
