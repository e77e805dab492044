package org.bilane.harness.developer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bilane.harness.eval.Arranging;
import org.bilane.harness.eval.LoadedFiles;
import org.bilane.harness.eval.PointFiles;
import org.bilane.harness.eval.RefusedException;
import org.bilane.harness.eval.TableFiles;
import org.bilane.harness.input.ArrayName;
import org.bilane.harness.npy.NpyWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * How long it takes from a file of arrays to a stack, the file in the page cache; and how long Python takes to read the
 * same file into an array. What the files hold, {@code harness/peers/python/opening.py} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 6, time = 2)
public class OpeningBenchmark {
    /** The interpreter that writes the file and reads it. */
    @Param("/usr/bin/python3")
    public String python;

    /** The format. */
    @Param({"npy", "npz", "hdf5", "gzip"})
    public String kind;

    private OpeningProcess process;
    private Path points;

    /** For JMH. */
    public OpeningBenchmark() {
    }

    /**
     * Writes the file.
     *
     * @throws IOException if Python cannot
     */
    @Setup
    public void write() throws IOException {
        process = new OpeningProcess(python, kind);
        points = Files.createTempFile("bilane-opening", ".npy");
        NpyWriter.save(points, new double[] {0, 0}, 2, 1);
    }

    /**
     * Removes the file.
     *
     * @throws IOException if the system cannot
     */
    @TearDown
    public void remove() throws IOException {
        process.close();
        Files.delete(points);
    }

    /**
     * Opens the file and makes the stack.
     *
     * @return its size in bytes
     * @throws IOException if the file cannot be read
     * @throws RefusedException if it cannot be used
     */
    @Benchmark
    public long stack() throws IOException, RefusedException {
        ArrayName table = new ArrayName(process.file(), kind.equals("npy") ? "" : "z");
        TableFiles tables = TableFiles.named(List.of(table), Optional.empty(), Optional.empty(), Arranging.NONE);
        try (LoadedFiles files = LoadedFiles.open(tables, PointFiles.of(points))) {
            files.load();
            return files.surfaces().stack().byteSize();
        }
    }

    /**
     * Has Python read the file.
     *
     * @throws IOException if it ends early
     */
    @Benchmark
    public void python() throws IOException {
        process.read();
    }
}
