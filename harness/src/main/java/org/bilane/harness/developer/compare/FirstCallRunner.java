package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;

/** A contender that is started anew for each call, of which the call alone is timed, by itself. */
final class FirstCallRunner implements Runner {
    private final Start start;
    private String description = "";

    /** Starts the process of a call. */
    interface Start {
        /**
         * Starts it.
         *
         * @return the process, ready; the caller's to close
         * @throws AbsentException if it says that something is missing
         * @throws IOException if it fails
         */
        LineProcess process() throws AbsentException, IOException;
    }

    /**
     * A contender.
     *
     * @param start starts the process of each call
     */
    FirstCallRunner(Start start) {
        this.start = start;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public double seconds() throws IOException {
        return call(null);
    }

    @Override
    public void answer(Path file) throws IOException {
        call(file);
    }

    private double call(Path file) throws IOException {
        try (LineProcess process = start.process()) {
            description = process.description();
            double seconds = Answers.seconds(process.ask("time"));
            if (file != null) {
                process.ask("answer", file.toString());
            }
            return seconds;
        } catch (AbsentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // Each process ends with its call.
    }
}
