package org.bilane.harness.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import java.util.Comparator;
import java.util.List;

/** The help of a command: JCommander's knowledge of its options, laid out for 80 columns. */
final class HelpText {
    /** By the numbers that the options have, and by name where they have the same. */
    static final Comparator<ParameterDescription> ORDER =
            Comparator.<ParameterDescription>comparingInt(each -> each.getParameterAnnotation().order())
                    .thenComparing(ParameterDescription::getNames);

    private static final int COLUMNS = 80;

    private final int indent;
    private final StringBuilder text = new StringBuilder();
    private int column;

    private HelpText(int indent) {
        this.indent = indent;
    }

    /**
     * Lays out the help.
     *
     * @param parser knows the command, under its program name, and the options; its descriptions were created
     * @param words those of which the command takes one; none for most commands
     * @return lines, each ended by a line break
     */
    static String of(JCommander parser, List<String> words) {
        int longest = parser.getParameters().stream()
                .mapToInt(each -> each.getNames().length())
                .max()
                .orElse(0);
        HelpText help = new HelpText(longest + 4);
        String word = words.isEmpty() ? "" : " " + String.join("|", words);
        help.text.append("Usage: ").append(parser.getProgramName()).append(word).append(" [options]\n\nOptions:\n");
        parser.getParameters().stream()
                .sorted(ORDER)
                .forEach(help::append);
        return help.text.toString();
    }

    private void append(ParameterDescription option) {
        text.append("  ").append(option.getNames());
        column = 2 + option.getNames().length();
        for (String word : (option.getDescription() + defaultOf(option)).split(" ")) {
            append(word);
        }
        text.append('\n');
    }

    private void append(String word) {
        if (column >= indent && column + 1 + word.length() > COLUMNS) {
            text.append('\n');
            column = 0;
        }
        int blanks = Math.max(1, indent - column);
        text.append(" ".repeat(blanks)).append(word);
        column += blanks + word.length();
    }

    private static String defaultOf(ParameterDescription option) {
        String described = option.getParameterAnnotation().defaultValueDescription();
        boolean isSwitch = option.getParameterized().getType() == boolean.class;
        if (isSwitch || described.isEmpty() && option.getDefault() == null) {
            return "";
        }
        return " (default: " + (described.isEmpty() ? option.getDefault() : described) + ")";
    }
}
