package org.bilane.harness.developer;

import com.beust.jcommander.Parameters;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.bilane.harness.command.Console;
import org.bilane.harness.command.ForeignArguments;
import org.bilane.harness.command.UsageException;
import org.bilane.harness.developer.bench.Workload;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.ProfilersFailedException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Optional;

/**
 * {@code bilane bench}: JMH with the arguments of the user, on the project's benchmarks. Differs from JMH's
 * own entry in what goes wrong: one line, and a benchmark that fails ends the run with exit status 1 (unless
 * {@code -foe false}).
 */
@Parameters(commandDescription = "Run the JMH benchmarks")
public final class BenchCommand implements ForeignArguments {
    private static final String HELP = """
            Usage: bilane bench [JMH arguments]

            Runs the JMH benchmarks of the project: all of them, or those whose names match a regular
            expression. Each runs in JVMs of its own, with the options of this one, BILANE_JAVA_OPTS among
            them. All arguments go to JMH as they are; -h tells its options, of which the most useful are:

              -l, -lp            List the benchmarks, or the benchmarks with their parameters
              -p NAME=V,W,...    Values of a parameter: surfaces, n, points, table (RANDOM, SMOOTH),
                                 axes (LINEAR, LOG10), transform (EXP, EXP2, EXP10, IDENTITY),
                                 evaluator (CALLER, POOL_OF_1, POOL_OF_ALL), layout (SURFACE_MAJOR,
                                 POINT_MAJOR) of ValuesBenchmark, and others that -lp lists
              -f, -wi, -i N      JVMs for each case, warm-up and measured iterations in each
              -w, -r TIME        Time of an iteration: 500ms, 2s
              -prof gc           Tell what a call allocates: gc.alloc.rate.norm, in bytes
              -rf json -rff F    Write the results to the file F

            Examples:
              bilane bench -l
              bilane bench SumsBenchmark -p evaluator=CALLER -prof gc
              bilane bench ValuesBenchmark -p points=200000 -p layout=POINT_MAJOR
              bilane bench 'Sums|ScalarLoop.*sums' -p surfaces=1,8,50 -f 1
              bilane bench SumsBenchmark -jvmArgsAppend -XX:UseAVX=2
              bilane bench GradientsBenchmark -p surfaces=1 -p transform=EXP10 -p evaluator=CALLER
              bilane bench OutsideBenchmark -p evaluator=CALLER    (with ERROR, and counts alone)
              bilane bench BaseBenchmark -p evaluator=CALLER       (up to which range a base uses moments)

            The jobs of bilane compare:
              A   SumsBenchmark                         B   SurfaceBenchmark
              A2  SumsBenchmark -p evaluator=POOL_OF_ALL (as many workers as cores)
              A3  SumsBenchmark -p table=SMOOTH         B2  SurfaceBenchmark -p transform=IDENTITY
              C   ValuesBenchmark -p points=200000      C2  ValuesBenchmark -p surfaces=3,8
              E   SumsBenchmark -p surfaces=1,3,8,50 -p points=1,10,64,512 -p evaluator=CALLER
              A4  SumsBenchmark -p surfaces=50,500 -p transform=EXP,IDENTITY
              L   SumsBenchmark and SurfaceBenchmark -p axes=LOG10 -p table=SMOOTH -p transform=EXP10
              D   any of them with -jvmArgsAppend "-XX:UseAVX=1 -XX:-UseFMA"
              G   SumsBenchmark -p surfaces=1,8,50,500 or -p n=10,50,200 or -p points=1000,100000
            Without -p evaluator=CALLER each runs on pools too. F and P measure new processes and have none here.

            Exit status: 0, 1 if a benchmark failed, 2 if the arguments cannot be used.
            """;

    /** What JMH runs where the user names nothing, should other benchmarks lie on the class path. */
    private static final String OWN_PACKAGE = "^" + Workload.class.getPackageName().replace(".", "\\.") + "\\.";

    private String[] arguments = {};
    /** What JMH tells, once it runs. */
    private PrintStream log;

    /** For the command line. */
    public BenchCommand() {
    }

    @Override
    public void take(String[] given) {
        arguments = given.clone();
    }

    @Override
    public String help() {
        return HELP;
    }

    @Override
    public void run(Console console) throws UsageException, IOException {
        CommandLineOptions given;
        try {
            given = new CommandLineOptions(arguments);
        } catch (CommandLineOptionException | IllegalStateException e) {
            // The latter for an unknown mode.
            throw UsageException.option(inOneLine(e));
        }
        requireFolder("-o", given.getOutput().orElse(""));
        requireFolder("-rff", given.getResult().orElse(""));
        try {
            run(given, console);
        } catch (PatternSyntaxException e) {
            throw UsageException.option(e.getPattern() + ": must be a regular expression; "
                    + e.getDescription());
        }
    }

    private void run(CommandLineOptions given, Console console) throws UsageException, IOException {
        if (given.shouldHelp()) {
            given.showHelp();
        } else if (given.shouldListProfilers()) {
            given.listProfilers();
        } else if (given.shouldListResultFormats()) {
            given.listResultFormats();
        } else if (given.shouldList()) {
            runner(given, console).list();
        } else if (given.shouldListWithParams()) {
            runner(given, console).listWithParams(given);
        } else {
            measure(given, runner(given, console));
        }
        if (log != null && log.checkError()) {
            throw new IOException(given.getOutput().orElse("standard output") + ": cannot be written to");
        }
    }

    private void measure(CommandLineOptions given, Runner runner) throws UsageException, IOException {
        try {
            if (runner.run().isEmpty()) {
                throw new IOException("no benchmark gave a result; the output above says why");
            }
        } catch (NoBenchmarksException e) {
            throw UsageException.option(String.join(" ", arguments)
                    + ": no benchmark's name matches; -l lists them");
        } catch (ProfilersFailedException e) {
            throw UsageException.option("-prof: " + inOneLine(e.getCause()) + "; -lprof lists the profilers");
        } catch (RunnerException e) {
            throw new IOException(e.getCause() == null
                    ? inOneLine(e)
                    : inOneLine(e) + ": " + inOneLine(e.getCause()) + "; the output above says more", e);
        }
    }

    /** What JMH says, which may be several lines. */
    private static String inOneLine(Throwable problem) {
        return String.valueOf(problem.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private Runner runner(CommandLineOptions given, Console console) throws IOException {
        Optional<String> file = given.getOutput();
        OutputStream out = file.hasValue() ? new FileOutputStream(file.get()) : console.out();
        Charset charset = console.out().charset();
        log = new PrintStream(new IncubatorWarningFilter(out), true, charset);
        return new Runner(completed(given), OutputFormatFactory.createFormatInstance(log,
                given.verbosity().orElse(Defaults.VERBOSITY)));
    }

    /** The user's options with our defaults behind them. */
    private static Options completed(CommandLineOptions given) {
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
        if (given.getIncludes().isEmpty()) {
            options.include(OWN_PACKAGE);
        }
        if (!given.shouldFailOnError().hasValue()) {
            options.shouldFailOnError(true);
        }
        return options.build();
    }

    /** JMH finds out late, and in the case of {@code -o} not with an exception of its own. */
    private static void requireFolder(String option, String file) throws UsageException {
        if (file.isEmpty()) {
            return;
        }
        Path path = Path.of(file).toAbsolutePath();
        if (Files.isDirectory(path)) {
            throw UsageException.input(option + " " + file + ": a folder; must be a file");
        }
        if (!Files.isDirectory(path.getParent())) {
            throw UsageException.input(option + " " + file + ": must be in a folder that is there");
        }
    }
}
