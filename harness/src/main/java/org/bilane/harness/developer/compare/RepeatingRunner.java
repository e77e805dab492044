package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;

/** A contender whose every repetition is many calls in a row, in a process of its own: for calls that take little. */
final class RepeatingRunner implements Runner {
    private final LineProcess process;
    private final int calls;

    /**
     * A contender that is ready.
     *
     * @param process its process, which is closed with this
     * @param calls how many calls a repetition has, 1 or more
     */
    RepeatingRunner(LineProcess process, int calls) {
        this.process = process;
        this.calls = calls;
    }

    @Override
    public String description() {
        return process.description();
    }

    /**
     * Does the job as often.
     *
     * @return how long one call took, in seconds
     */
    @Override
    public double seconds() throws IOException {
        return Answers.seconds(process.ask("time", Integer.toString(calls))) / calls;
    }

    @Override
    public void answer(Path file) throws IOException {
        process.ask("answer", file.toString());
    }

    @Override
    public void close() {
        process.close();
    }
}
