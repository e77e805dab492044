package org.bilane.harness.developer.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How all benchmarks here measure, unless the command line says otherwise: the mean time of a warm call, in
 * milliseconds. Two JVMs for each case, as one may compile better than the next.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// What the kernel needs, no scalar loops before vector loops are compiled, and what JMH needs, which uses
// sun.misc.Unsafe. They go before the flags inherited from the launcher, so that -jvmArgs and -jvmArgsAppend leave
// them in place.
@Fork(value = 2, jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Dbilane.start=vector",
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
// A vector kernel runs interpreted until it is compiled, which takes the first second or two.
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
abstract class TimedCalls {
    /** For subclasses. */
    TimedCalls() {
    }
}
