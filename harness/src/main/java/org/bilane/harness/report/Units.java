package org.bilane.harness.report;

import java.util.Locale;

/** Quantities for people. */
public final class Units {
    private static final String[] BINARY = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Units() {
    }

    /**
     * A time.
     *
     * @param seconds 0 or more
     * @return the time in the unit that suits, such as {@code 41.2 ms}
     */
    public static String seconds(double seconds) {
        if (seconds >= 1) {
            return String.format(Locale.ROOT, "%.3f s", seconds);
        }
        if (seconds >= 1e-3) {
            return String.format(Locale.ROOT, "%.2f ms", seconds * 1e3);
        }
        return String.format(Locale.ROOT, "%.1f us", seconds * 1e6);
    }

    /**
     * A time in three digits, for narrow places.
     *
     * @param seconds 0 or more
     * @return the time in the unit that suits, such as {@code 41.2 ms} or {@code 710 us}
     */
    public static String shortSeconds(double seconds) {
        String[] units = {"s", "ms", "us", "ns"};
        double rest = seconds;
        int unit = 0;
        // What would be rounded to 1000 of a unit is 1 of the next.
        while (rest < 0.9995 && unit < units.length - 1) {
            rest *= 1000;
            unit++;
        }
        String format = rest < 9.995 ? "%.2f %s" : rest < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, rest, units[unit]);
    }

    /**
     * A size in bytes.
     *
     * @param bytes 0 or more
     * @return the size in the unit that suits, such as {@code 1.5 GiB}
     */
    public static String bytes(double bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < BINARY.length - 1) {
            size /= 1024;
            unit++;
        }
        return size == Math.rint(size)
                ? (long) size + " " + BINARY[unit]
                : String.format(Locale.ROOT, "%.1f %s", size, BINARY[unit]);
    }

    /**
     * A count.
     *
     * @param count any number
     * @return the number with a comma between each three digits
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * One or several of something.
     *
     * @param count how many
     * @param singular the name of one, whose plural takes an s
     * @return such as {@code 1 surface} or {@code 50 surfaces}
     */
    public static String counted(long count, String singular) {
        return count(count) + " " + singular + (count == 1 ? "" : "s");
    }
}
