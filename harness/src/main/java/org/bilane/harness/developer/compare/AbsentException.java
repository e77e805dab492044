package org.bilane.harness.developer.compare;

/** A contender can't take part on this machine. */
final class AbsentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** How to get what is missing. */
    private final String get;

    /**
     * Something is missing.
     *
     * @param why what is missing, in one line
     * @param get how to get it, in one line
     */
    AbsentException(String why, String get) {
        super(why);
        this.get = get;
    }

    /** How to get what is missing, in one line. */
    String get() {
        return get;
    }
}
