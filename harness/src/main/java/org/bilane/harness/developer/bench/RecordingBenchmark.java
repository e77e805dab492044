package org.bilane.harness.developer.bench;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.bilane.kernel.Points;
import org.bilane.kernel.Surfaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to be watched by Flight Recorder? Sums of few points, so that the cost of a call shows. Beside
 * {@code OFF} belongs a run of the same benchmark on a build without the event.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordingBenchmark extends TimedCalls {
    /** Whether a recording runs, and of what. */
    public enum Watched {
        /** No recording: as a program runs that knows nothing of it. */
        OFF,
        /** A recording that leaves out short evaluations, as by default. */
        LONG_ONES,
        /** A recording of every evaluation. */
        ALL
    }

    /** How Flight Recorder watches. */
    @Param
    public Watched watched;

    /** How many of the workload's points are evaluated. */
    @Param("16")
    public long few;

    private Recording recording;
    private MemorySegment sums;
    private Surfaces surfaces;
    private Points points;

    /** For JMH. */
    public RecordingBenchmark() {
    }

    /**
     * Starts the recording, if there is to be one.
     *
     * @param workload what is evaluated
     * @param outputs where the results go
     */
    @Setup
    public void begin(Workload workload, Outputs outputs) {
        sums = outputs.doubles(workload.surfaces);
        surfaces = workload.data.stack().all();
        points = workload.data.points().slice(0, few);
        if (watched != Watched.OFF) {
            recording = new Recording();
            recording.setMaxSize(64L << 20);
            recording.setToDisk(true);
            recording.enable("org.bilane.Evaluation")
                    .withThreshold(watched == Watched.ALL ? Duration.ZERO : Duration.ofMillis(1));
            recording.start();
        }
    }

    /** Ends the recording, if there is one. */
    @TearDown
    public void end() {
        if (recording != null) {
            recording.close();
        }
    }

    /**
     * A sum for each surface.
     *
     * @param workload what is evaluated
     * @param engine who evaluates
     */
    @Benchmark
    public void sums(Workload workload, Engine engine) {
        engine.opened.sums(surfaces, points, workload.transform, sums);
    }
}
