package org.bilane.harness.cli;

import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bilane.harness.array.DamagedException;
import org.bilane.harness.command.Command;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.developer.BenchCommand;
import org.bilane.harness.developer.CompareCommand;
import org.bilane.harness.developer.SoakCommand;

/**
 * Entry of the command line: finds the command, and turns what goes wrong into one line and an exit status.
 */
public final class Main {
    /** All went well. */
    static final int OK = 0;
    /** Something failed at run time. */
    static final int FAILED = 1;
    /** The arguments or the input cannot be used. */
    static final int REFUSED = 2;
    /** The reader of the results stopped reading, as {@code head} does: the status that shells report in this case. */
    static final int UNREAD = 141;

    /** The commands by which Bilane itself is measured and tested. */
    private static final Set<String> FOR_DEVELOPERS = Set.of("compare", "bench", "soak");
    /** Those that try or time vector loops, and so want no scalar loops in their place before these are compiled. */
    private static final Set<String> OF_VECTORS = Set.of("sweep", "verify", "soak");

    private Main() {
    }

    /**
     * By themselves, since there are words that need none of them. With a switch, so that the classes of a command, and
     * libraries that it uses, are loaded for its sake alone, and the JVM links one lambda and not one for each.
     */
    private static final class Commands {
        static final Map<String, Supplier<Command>> ALL = new LinkedHashMap<>();

        static {
            for (String name : new String[] {"run", "eval", "stack", "tables", "plot", "sweep", "verify", "info",
                "completion", "compare", "bench", "soak"}) {
                ALL.put(name, () -> make(name));
            }
        }

        private static Command make(String name) {
            return switch (name) {
                case "run" -> new RunCommand();
                case "eval" -> new EvalCommand();
                case "stack" -> new StackCommand();
                case "tables" -> new TablesCommand();
                case "plot" -> new PlotCommand();
                case "sweep" -> new SweepCommand();
                case "verify" -> new VerifyCommand();
                case "info" -> new InfoCommand();
                case "completion" -> new CompletionCommand();
                case "compare" -> new CompareCommand();
                case "bench" -> new BenchCommand();
                case "soak" -> new SoakCommand();
                default -> throw new IllegalArgumentException("name is " + name + ": must be that of a command");
            };
        }
    }

    /**
     * All commands.
     *
     * @return by name, in the order of the help, what makes an instance, which serves a single call
     */
    static Map<String, Supplier<Command>> commands() {
        return Collections.unmodifiableMap(Commands.ALL);
    }

    /**
     * Runs a command and ends the JVM with its exit status.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        StandardErrorStream.install();
        if (args.length > 0 && OF_VECTORS.contains(args[0])) {
            System.getProperties().putIfAbsent("bilane.start", "vector");
        }
        HeadStart.begin(args.length == 0 ? "" : args[0]);
        // The library's log, which is a line now and then, in the form of the other lines.
        System.getProperties()
                .putIfAbsent("java.util.logging.SimpleFormatter.format", "bilane: warning: %5$s%n");
        // Pictures are drawn into files; whatever display there is has no part in it.
        System.getProperties().putIfAbsent("java.awt.headless", "true");
        int status = run(args, console());
        // The JVM ends by itself with status 0, and sooner: System.exit starts the JDK's logging to tell of the end.
        if (status != OK || othersRun()) {
            System.exit(status);
        }
    }

    /** The streams of the process. */
    static Console console() {
        boolean terminal = Terminal.isStandardError();
        return new Console(System.out, System.err, terminal, terminal && Console.colorsWanted(System.getenv()),
                StandardOutput::hasReader);
    }

    /** Whether the JVM would go on after this thread, for the sake of another. */
    private static boolean othersRun() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 16];
        int count = all.enumerate(threads);
        boolean found = count == threads.length;
        for (int i = 0; i < count && !found; i++) {
            found = threads[i] != Thread.currentThread() && !threads[i].isDaemon();
        }
        return found;
    }

    /**
     * Runs a command. Whatever goes wrong is told in one line on standard error.
     *
     * @param args the command and its options
     * @param console where to write
     * @return the exit status: 0, 2 for what cannot be used, 1 for a failure at run time, 141 if nobody reads the
     *     results to their end
     */
    static int run(String[] args, Console console) {
        String name = args.length == 0 ? "" : args[0];
        try {
            dispatch(name, args, console);
            if (!console.out().checkError()) {
                return OK;
            } else if (console.outHasReader().getAsBoolean()) {
                return UNREAD;
            }
            throw new IOException("standard output cannot be written to; is its disk full?");
        } catch (UsageException e) {
            String help = "bilane " + (Commands.ALL.containsKey(name) ? name + " " : "") + "--help";
            complain(console, e.getMessage() + (e.helpExplains() ? " (see " + help + ")" : ""));
            return REFUSED;
        } catch (DamagedException e) {
            // Found only when the data was read; nothing has been written then either.
            complain(console, e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            complain(console, e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (OutOfMemoryError e) {
            complain(console, "not enough memory: " + e.getMessage() + "; take fewer points or surfaces, or allow the "
                    + "JVM more (BILANE_JAVA_OPTS=-Xmx8g)");
        } catch (RuntimeException | Error e) {
            complain(console, "failed, which is a defect of the program: " + e + where(e)
                    + "; please report it with the command line");
        }
        return FAILED;
    }

    private static void dispatch(String name, String[] args, Console console)
            throws UsageException, IOException {
        switch (name) {
            case "" -> throw UsageException.option("a command is missing: must be " + oneOfAll());
            case "-h", "--help" -> printHelp(console.out());
            case "-V", "--version" -> version(name, args, console);
            case "help" -> help(Arrays.copyOfRange(args, 1, args.length), console);
            default -> command(name).run(Arrays.copyOfRange(args, 1, args.length), console);
        }
    }

    private static void version(String name, String[] args, Console console) throws UsageException {
        if (args.length > 1) {
            throw UsageException.option(args[1] + ": not expected here; " + name + " must be given alone");
        }
        console.out().println("bilane " + Version.text());
    }

    /** {@code help} is {@code --help} of the command that follows, or of the program. */
    private static void help(String[] words, Console console) throws UsageException, IOException {
        if (words.length > 1) {
            throw UsageException.option("help: must be followed by one command");
        } else if (words.length == 1 && !List.of("-h", "--help").contains(words[0])) {
            command(words[0]).run(new String[] {"--help"}, console);
        } else {
            printHelp(console.out());
        }
    }

    private static CommandLine command(String name) throws UsageException {
        if (!Commands.ALL.containsKey(name)) {
            String kind = name.startsWith("-") ? "option" : "command";
            throw UsageException.option(name + ": unknown " + kind + "; "
                    + Nearest.to(name, Commands.ALL.keySet()).map(near -> "did you mean " + near + "?")
                            .orElse("must be " + oneOfAll()));
        }
        return new CommandLine(name, Commands.ALL.get(name).get());
    }

    private static String oneOfAll() {
        return "one of " + String.join(", ", Commands.ALL.keySet());
    }

    private static void complain(Console console, String problem) {
        if (isEndedBySignal()) {
            // The work fails because its files are taken away, which was the user's wish.
            return;
        }
        console.complain(problem);
    }

    /** The JVM takes no more hooks once it has begun to end, which before {@link System#exit} only signals do. */
    private static boolean isEndedBySignal() {
        Thread probe = new Thread(() -> { });
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static String where(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    private static void printHelp(PrintStream out) {
        out.println("""
                Usage: bilane <command> [options]

                Evaluates exp(f_k(x, y)) for many bilinear surfaces f_k on one grid, as sums or arrays.

                Commands:""");
        printCommands(out, name -> !FOR_DEVELOPERS.contains(name));
        out.println("""

                For the developers of Bilane:""");
        printCommands(out, FOR_DEVELOPERS::contains);
        out.println("""

                bilane help <command>, or bilane <command> --help, tells the options of a command,
                bilane --version the version; -h and -V are short for --help and --version.
                Environment: BILANE_JAVA_OPTS, more options of the JVM; -Dbilane.path=auto|vector|scalar
                among them forces the path, -Dbilane.start=vector has vector loops run from the first call on.
                JAVA_HOME, the JDK, if it is 25 or later.
                Exit status: 0, 2 if the arguments or the input cannot be used, 1 if something fails later,
                141 if nobody reads the output to its end.""");
    }

    private static void printCommands(PrintStream out, Predicate<String> wanted) {
        Commands.ALL.forEach((name, command) -> {
            if (wanted.test(name)) {
                out.printf("  %-12s%s%n", name, description(command.get()));
            }
        });
    }

    private static String description(Command command) {
        return command.getClass().getAnnotation(Parameters.class).commandDescription();
    }
}
