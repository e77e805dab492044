package org.bilane.harness.developer.soak;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** What lies in memory for results before they come: a number that no result has, so that one that is missing shows. */
final class Marks {
    /** About 1.6e300, and a bit pattern that no computation of a random case is likely to give. */
    private static final long MARK = 0x7e37_e43c_8800_759cL;

    private Marks() {
    }

    /** Writes a mark into each place. */
    static void put(List<MemorySegment> outputs) {
        double mark = Double.longBitsToDouble(MARK);
        for (MemorySegment output : outputs) {
            for (long i = 0; i < output.byteSize() / Double.BYTES; i++) {
                output.setAtIndex(JAVA_DOUBLE, i, mark);
            }
        }
    }

    /** Whether each place has its mark. */
    static boolean areAllIn(List<MemorySegment> outputs) {
        for (MemorySegment output : outputs) {
            for (long i = 0; i < output.byteSize() / Double.BYTES; i++) {
                if (Double.doubleToRawLongBits(output.getAtIndex(JAVA_DOUBLE, i)) != MARK) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The first place where results differ.
     *
     * @param expected results
     * @param actual as many segments of as many results; all NaNs count as one
     * @return the place and both numbers, in words; empty if there is none
     */
    static String difference(List<MemorySegment> expected, List<MemorySegment> actual) {
        for (int f = 0; f < expected.size(); f++) {
            for (long i = 0; i < expected.get(f).byteSize() / Double.BYTES; i++) {
                double right = expected.get(f).getAtIndex(JAVA_DOUBLE, i);
                double found = actual.get(f).getAtIndex(JAVA_DOUBLE, i);
                if (Double.doubleToLongBits(right) != Double.doubleToLongBits(found)) {
                    return "result " + i + " of family " + f + " is " + Double.toHexString(found) + ", but "
                            + Double.toHexString(right) + " on one thread";
                }
            }
        }
        return "";
    }
}
