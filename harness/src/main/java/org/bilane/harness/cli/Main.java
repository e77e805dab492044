package org.bilane.harness.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Entry of the command line: finds the command, and turns what goes wrong into one line and an exit status. */
public final class Main {
    /** All went well. */
    static final int OK = 0;
    /** Something failed at run time. */
    static final int FAILED = 1;
    /** The arguments or the input cannot be used. */
    static final int REFUSED = 2;

    private static final Map<String, Supplier<Command>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand::new);
        COMMANDS.put("info", InfoCommand::new);
    }

    private Main() {
    }

    /**
     * Runs a command and ends the JVM with its exit status.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        StandardError.restore();
        System.exit(run(args, new Console(System.out, System.err, false)));
    }

    /**
     * Runs a command.
     *
     * @param args the command and its options
     * @param console where to write
     * @return the exit status: 0, 2 for what cannot be used, 1 for a failure at run time
     */
    static int run(String[] args, Console console) {
        String name = args.length == 0 ? "" : args[0];
        try {
            dispatch(name, args, console);
            return OK;
        } catch (UsageException e) {
            return REFUSED;
        } catch (IOException e) {
            return FAILED;
        }
    }

    private static void dispatch(String name, String[] args, Console console)
            throws UsageException, IOException {
        if (name.equals("--help")) {
            printHelp(console.out());
        } else if (COMMANDS.containsKey(name)) {
            new CommandLine(name, COMMANDS.get(name).get())
                    .run(Arrays.copyOfRange(args, 1, args.length), console);
        } else {
            throw UsageException.option(name + ": unknown command");
        }
    }

    private static void printHelp(PrintStream out) {
        out.println("Usage: bilane <command> [options]");
    }
}
