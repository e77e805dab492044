package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A contender on a part of its points, called so often that the clock does not matter. */
final class SizedRunner implements Runner {
    /** Below this many seconds a repetition is made of more calls. */
    private static final double LEAST_SECONDS = 0.01;
    private static final long MOST_CALLS = 1L << 40;

    private final LineProcess process;
    private final long points;
    private long calls = 1;
    private double bytesPerCall = Double.NaN;

    /**
     * A contender that is ready.
     *
     * @param process its process, which stays open when this is closed
     * @param points at how many of its points, from the first on
     */
    SizedRunner(LineProcess process, long points) {
        this.process = process;
        this.points = points;
    }

    @Override
    public String description() {
        return process.description();
    }

    /**
     * Does the job as often as takes long enough.
     *
     * @return how long one call took, in seconds
     */
    @Override
    public double seconds() throws IOException {
        while (true) {
            String[] words = process.ask("time", Long.toString(points), Long.toString(calls));
            double seconds = Answers.seconds(words);
            bytesPerCall = Double.parseDouble(words[1]) / calls;
            if (seconds >= LEAST_SECONDS || calls >= MOST_CALLS) {
                return seconds / calls;
            }
            calls *= 2;
        }
    }

    @Override
    public void answer(Path file) throws IOException {
        process.ask("answer", file.toString());
    }

    /** Bytes that the calling thread allocated in a call, of the last repetition. */
    @Override
    public Map<String, Object> figures() {
        return Map.of("bytes_per_call", bytesPerCall);
    }

    @Override
    public void close() {
        // The process goes on with the next size.
    }
}
