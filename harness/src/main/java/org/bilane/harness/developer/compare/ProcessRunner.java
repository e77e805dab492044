package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.file.Path;

/** A contender in a process of its own that stays from call to call. */
final class ProcessRunner implements Runner {
    private final LineProcess process;

    /**
     * A contender that is ready.
     *
     * @param process its process, which is closed with this
     */
    ProcessRunner(LineProcess process) {
        this.process = process;
    }

    @Override
    public String description() {
        return process.description();
    }

    @Override
    public double seconds() throws IOException {
        return Answers.seconds(process.ask("time"));
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
