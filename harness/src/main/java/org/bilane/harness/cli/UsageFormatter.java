package org.bilane.harness.cli;

import com.beust.jcommander.DefaultUsageFormatter;
import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import com.beust.jcommander.Parameters;
import java.util.List;
import org.bilane.harness.command.Command;
import org.bilane.harness.completion.Argument;

/**
 * The help of a command, as JCommander lays it out, but for the options: those that take one of a few words show them,
 * and those that take nothing show no default value.
 */
final class UsageFormatter extends DefaultUsageFormatter {
    private final String description;

    /**
     * A formatter.
     *
     * @param parser knows the options
     * @param command knows what it does
     */
    UsageFormatter(JCommander parser, Command command) {
        super(parser);
        this.description = command.getClass().getAnnotation(Parameters.class).commandDescription();
    }

    @Override
    public void appendMainLine(StringBuilder out, boolean hasOptions, boolean hasCommands, int indentCount,
            String indent) {
        super.appendMainLine(out, hasOptions, hasCommands, indentCount, indent);
        out.append('\n');
        wrapDescription(out, 0, description + ".");
        out.append('\n');
    }

    @Override
    public void appendAllParametersDetails(StringBuilder out, int indentCount, String indent,
            List<ParameterDescription> options) {
        boolean anyRequired = options.stream().anyMatch(option -> option.getParameter().required());
        out.append("\nOptions").append(anyRequired ? " (* must be given):\n" : ":\n");
        for (ParameterDescription option : options) {
            out.append(option.getParameter().required() ? "* " : "  ").append(option.getNames());
            Argument argument = OptionArgument.of(option);
            if (argument instanceof Argument.Word word) {
                out.append(' ').append(String.join("|", word.words()));
            } else if (!(argument instanceof Argument.None)) {
                out.append(' ').append(option.getParameter().placeholder());
            }
            out.append('\n');
            wrapDescription(out, indentCount, " ".repeat(indentCount) + option.getDescription()
                    + (argument instanceof Argument.None ? "" : defaultOf(option)));
            out.append('\n');
        }
    }

    private static String defaultOf(ParameterDescription option) {
        Object value = option.getDefaultValueDescription();
        return value == null ? "" : " (default: " + value + ")";
    }
}
