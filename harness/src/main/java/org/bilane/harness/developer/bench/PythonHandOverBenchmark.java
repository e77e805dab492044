package org.bilane.harness.developer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@link HandOverBenchmark} asks, of Python: {@code Pool.apply_async(...).get()} of one empty task, where that
 * benchmark's jobs have two. A request to the Python process is for many tasks, so that its own way does not count.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PythonHandOverBenchmark {
    private static final int TASKS = 200;

    /** The interpreter. */
    @Param("python3")
    public String python;

    private Process process;
    private BufferedReader answers;
    private Writer requests;

    /** For JMH. */
    public PythonHandOverBenchmark() {
    }

    /**
     * Starts the interpreter.
     *
     * @throws IOException if it can't be started
     */
    @Setup
    public void open() throws IOException {
        try (InputStream program = PythonHandOverBenchmark.class
                .getResourceAsStream("/org/bilane/harness/developer/compare/peers/python/hand_over.py")) {
            String source = new String(program.readAllBytes(), StandardCharsets.UTF_8);
            process = new ProcessBuilder(python, "-c", source).redirectError(Redirect.INHERIT).start();
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        require("ready");
    }

    /**
     * Ends it.
     *
     * @throws IOException if its input can't be closed
     * @throws InterruptedException if the thread is interrupted
     */
    @TearDown
    public void close() throws IOException, InterruptedException {
        requests.close();
        process.waitFor();
    }

    /**
     * One task after the other.
     *
     * @throws IOException if the interpreter ends early
     */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void backToBack() throws IOException {
        requests.write(TASKS + "\n");
        requests.flush();
        require("done");
    }

    private void require(String expected) throws IOException {
        String answer = answers.readLine();
        if (!expected.equals(answer)) {
            throw new IOException(python + " answered " + answer + " in place of " + expected);
        }
    }
}
