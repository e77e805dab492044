package org.bilane.harness.cli;

/** {@code bilane run}. */
final class RunCommand implements Command {
    @Override
    public void run(Console console) {
    }
}
