package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two processes that do the same job at once, each by itself. */
final class TwoProcessesRunner implements Runner {
    private final LineProcess one;
    private final LineProcess other;

    /**
     * Processes that are ready.
     *
     * @param one a process, which is closed with this
     * @param other another, likewise
     */
    TwoProcessesRunner(LineProcess one, LineProcess other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public String description() {
        return one.description();
    }

    /**
     * Does the job in both.
     *
     * @return half of what the slower took, in seconds: the time of one job, as two were done
     */
    @Override
    public double seconds() throws IOException {
        CompletableFuture<Double> meanwhile = CompletableFuture.supplyAsync(() -> {
            try {
                return Answers.seconds(other.ask("time"));
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        double seconds;
        try {
            seconds = Answers.seconds(one.ask("time"));
        } finally {
            // The other's answer must not be taken for that of the next request.
            meanwhile.exceptionally(failure -> Double.NaN).join();
        }
        try {
            return Math.max(seconds, meanwhile.join()) / 2;
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    @Override
    public void answer(Path file) throws IOException {
        one.ask("answer", file.toString());
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
