package org.bilane.harness.cli;

import com.beust.jcommander.ParameterException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: a whole number, and K, M or G for powers of 1024. */
final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("([0-9]+)([KMG]?)");

    private ByteSize() {
    }

    /**
     * Reads a size.
     *
     * @param option the option's name, for the message
     * @param value what was given, such as {@code 256K}
     * @param words what else is possible, with an "or " before it, for the message
     * @return bytes, at least 1
     * @throws ParameterException if it is no size, or more than a long holds
     */
    static long parse(String option, String value, String words) {
        Matcher matcher = SIZE.matcher(value);
        if (matcher.matches()) {
            long unit = switch (matcher.group(2)) {
                case "K" -> 1L << 10;
                case "M" -> 1L << 20;
                case "G" -> 1L << 30;
                default -> 1;
            };
            BigInteger bytes = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit));
            if (bytes.bitLength() >= Long.SIZE) {
                throw new ParameterException(option + " " + value + ": must be at most " + Long.MAX_VALUE + " bytes");
            }
            if (bytes.signum() > 0) {
                return bytes.longValue();
            }
        }
        throw new ParameterException(option + " " + value + ": must be a number of bytes from 1, such as 250K or 1M"
                + words);
    }
}
