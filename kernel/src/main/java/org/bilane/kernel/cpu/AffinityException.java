package org.bilane.kernel.cpu;

/** A scheduler call could not be made or did not succeed. It never leaves this package. */
final class AffinityException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason one line
     */
    AffinityException(String reason) {
        // Without a stack trace: the reason is all that is ever used.
        super(reason, null, false, false);
    }
}
