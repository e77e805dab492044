package org.bilane.kernel.reference;

/**
 * How many of the numbers that are compared with exact ones a run takes: all of them, or with
 * {@code -Dbilane.test.exact=sample} one in eight. The JVMs that must have the bits of another in which all are
 * compared take the sample; {@code docs/testing.md} says which.
 */
public final class ExactCases {
    private static final int ONE_IN = switch (System.getProperty("bilane.test.exact", "all")) {
        case "all" -> 1;
        case "sample" -> 8;
        default -> throw new IllegalStateException("bilane.test.exact: must be all or sample");
    };

    private ExactCases() {
    }

    /**
     * As many of some cases as this run takes.
     *
     * @param all how many there are
     * @return at least 1 of them
     */
    public static int of(int all) {
        return Math.ceilDiv(all, ONE_IN);
    }

    /**
     * Whether this run takes a case.
     *
     * @param number its number
     * @return true for each, or for one in eight
     */
    public static boolean takes(int number) {
        return number % ONE_IN == 0;
    }
}
