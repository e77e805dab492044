package org.bilane.harness.command;

/** A command whose arguments are those of another program: only {@code --help} is for the command itself. */
public interface ForeignArguments extends Command {
    /**
     * Takes the arguments, before {@link #run}.
     *
     * @param arguments what follows the command's name, as the user typed it
     */
    void take(String[] arguments);

    /**
     * The text of the command's help.
     *
     * @return lines, the last one ended too
     */
    String help();

    @Override
    default String example() {
        // Its help has examples of its own.
        return "";
    }
}
