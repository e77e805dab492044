package org.bilane.harness.cli;

/** Entry of the command line. */
public final class Main {
    private Main() {
    }

    /**
     * Runs.
     * @param args the arguments
     */
    public static void main(String[] args) {
        StandardError.restore();
    }
}
