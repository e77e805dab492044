package org.bilane.kernel.reference;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The doubles beside a number, where an algorithm changes from one case to another. */
public final class Neighbours {
    private Neighbours() {
    }

    /**
     * A number, and as many doubles on either side.
     *
     * @param centre the number, not 0
     * @param reach how many on a side, so few that none is 0 or infinite
     * @return 2 reach + 1 numbers
     */
    public static DoubleStream of(double centre, int reach) {
        long bits = Double.doubleToRawLongBits(centre);
        return IntStream.rangeClosed(-reach, reach).mapToDouble(i -> Double.longBitsToDouble(bits + i));
    }
}
