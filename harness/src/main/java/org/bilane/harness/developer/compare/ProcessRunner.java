package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;

/** A contender in a process of its own that stays from call to call. */
final class ProcessRunner implements Runner {
    private final LineProcess process;
    private final int calls;

    /**
     * A contender that is ready.
     *
     * @param process its process, which is closed with this
     */
    ProcessRunner(LineProcess process) {
        this(process, 1);
    }

    /**
     * A contender whose every repetition is many calls in a row: for calls that take little.
     *
     * @param process its process, which is closed with this
     * @param calls how many calls a repetition has; more than 1 only of a process that can be asked for more
     */
    ProcessRunner(LineProcess process, int calls) {
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
        return calls == 1 ? Answers.seconds(process.ask("time"))
                : Answers.seconds(process.ask("time", Integer.toString(calls))) / calls;
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
