package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** The value of an option that takes a number of minutes: {@code 30} or {@code 0.5}. */
final class MinutesConverter implements IStringConverter<Duration> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,9})?");
    private static final BigDecimal NANOS_OF_A_MINUTE = BigDecimal.valueOf(60_000_000_000L);

    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    MinutesConverter(String option) {
        this.option = option;
    }

    @Override
    public Duration convert(String value) {
        if (NUMBER.matcher(value).matches()) {
            long nanos = new BigDecimal(value).multiply(NANOS_OF_A_MINUTE).longValue();
            if (nanos > 0) {
                return Duration.ofNanos(nanos);
            }
        }
        throw new ParameterException(option + " " + value + ": must be a number of minutes above 0 and below 1000000, "
                + "such as 30 or 0.5");
    }
}
