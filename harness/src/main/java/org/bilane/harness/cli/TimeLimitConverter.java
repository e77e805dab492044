package org.bilane.harness.cli;

import com.beust.jcommander.IStringConverter;
import com.beust.jcommander.ParameterException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of an option that takes a time: {@code 90}, {@code 1.5s}, {@code 500ms} or {@code 10m}. */
final class TimeLimitConverter implements IStringConverter<TimeLimit> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|)");
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000_000);

    private final String option;

    /**
     * A converter.
     *
     * @param option the option's name
     */
    TimeLimitConverter(String option) {
        this.option = option;
    }

    @Override
    public TimeLimit convert(String value) {
        Matcher matcher = TIME.matcher(value);
        if (matcher.matches()) {
            BigDecimal unit = switch (matcher.group(2)) {
                case "ms" -> BigDecimal.valueOf(1, 3);
                case "m" -> BigDecimal.valueOf(60);
                default -> BigDecimal.ONE;
            };
            BigDecimal seconds = new BigDecimal(matcher.group(1)).multiply(unit);
            if (seconds.signum() > 0 && seconds.compareTo(LONGEST_SECONDS) <= 0) {
                return new TimeLimit(value, Duration.ofNanos(Math.max(1, seconds.movePointRight(9).longValue())));
            }
        }
        throw new ParameterException(option + " " + value + ": must be a time above 0, such as 90 or 1.5s (seconds),"
                + " 500ms or 10m");
    }
}
