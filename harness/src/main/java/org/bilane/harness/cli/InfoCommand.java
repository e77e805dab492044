package org.bilane.harness.cli;

/** {@code bilane info}. */
final class InfoCommand implements Command {
    @Override
    public void run(Console console) {
    }
}
