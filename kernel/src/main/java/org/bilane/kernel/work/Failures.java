package org.bilane.kernel.work;

/** Carries what a worker threw to the thread that waits for it. */
public final class Failures {
    private Failures() {
    }

    /**
     * An exception of the same meaning, with the caller's trace, and the worker's as its cause.
     *
     * @param failure what the worker threw
     * @return never
     * @throws IllegalStateException for exceptions
     * @throws Error for errors
     */
    public static RuntimeException forCaller(Throwable failure) {
        String message = "in a worker: " + failure.getMessage();
        switch (failure) {
            case IllegalStateException e -> throw new IllegalStateException(message, e);
            case InternalError e -> throw new InternalError(message, e);
            case Error e -> throw new AssertionError("in a worker: " + e, e);
            default -> throw new IllegalStateException("in a worker: " + failure, failure);
        }
    }
}
