package org.bilane.harness.cli;

import com.beust.jcommander.ParameterException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What JCommander refuses by itself, in the form of all other messages: the option, then the rule. */
final class ParserMessage {
    private static final Pattern MISSING = Pattern.compile("The following options? (?:is|are) required: (.*)");
    private static final Pattern NO_VALUE = Pattern.compile("Expected a value after parameter (\\S+)");
    private static final Pattern TWICE = Pattern.compile("Can only specify option (\\S+) once\\.");
    private static final Pattern NAME = Pattern.compile("--[\\w-]+");

    private ParserMessage() {
    }

    /**
     * The message of a refusal.
     *
     * @param refusal what the parser threw
     * @return the message; the parser's own where it is about something else
     */
    static String of(ParameterException refusal) {
        String message = refusal.getMessage();
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return NAME.matcher(missing.group(1)).results().map(found -> found.group())
                    .collect(Collectors.joining(" and ")) + ": must be given";
        }
        Matcher noValue = NO_VALUE.matcher(message);
        if (noValue.matches()) {
            return noValue.group(1) + ": must be followed by a value";
        }
        Matcher twice = TWICE.matcher(message);
        return twice.matches() ? twice.group(1) + ": must be given only once" : message;
    }
}
