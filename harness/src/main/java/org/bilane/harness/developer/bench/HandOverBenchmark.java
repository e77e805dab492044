package org.bilane.harness.developer.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to hand a job over to workers and to wait for it? The job has two tasks that do nothing; the crew
 * of a pool does it, and the executors of the JDK with as many threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class HandOverBenchmark {
    /** Who does the job. */
    @Param
    public TwoTaskRunner.Kind runner;

    private TwoTaskRunner opened;

    /** For JMH. */
    public HandOverBenchmark() {
    }

    /** Starts the threads. */
    @Setup
    public void open() {
        opened = runner.open();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        opened.close();
    }

    /**
     * One job after the other.
     *
     * @throws Exception if a job fails
     */
    @Benchmark
    public void backToBack() throws Exception {
        opened.runTwoTasks();
    }

    /**
     * A job for threads that had nothing to do for a while.
     *
     * @param idleness the while
     * @throws Exception if a job fails
     */
    @Benchmark
    public void afterIdleness(Idleness idleness) throws Exception {
        opened.runTwoTasks();
    }

    /** Leaves the workers idle before each job, not the caller: its own core is awake, as that of a program is. */
    @State(Scope.Thread)
    public static class Idleness {
        /** How long, in microseconds. */
        @Param("1000")
        public long idleMicros;

        /** For JMH. */
        public Idleness() {
        }

        /** Passes the time. */
        @Setup(Level.Invocation)
        public void pass() {
            long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(idleMicros);
            while (System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
        }
    }
}
