package org.bilane.harness.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bilane.harness.command.Console;

/**
 * Runs the usual commands on small data in one JVM, so that it loads the classes that they need. What they write goes
 * nowhere.
 */
public final class Rehearsal {
    private final Console console;
    private final Path folder;

    private Rehearsal(Path folder) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        this.console = new Console(nowhere, nowhere, false);
        this.folder = folder;
    }

    /**
     * Runs the commands.
     *
     * @param args none
     * @throws IOException if there is no temporary folder
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("bilane-rehearsal");
        try {
            StandardErrorStream.install();
            HeadStart.begin("run");
            Main.console();
            new Rehearsal(folder).runAll();
            // What System.exit does before it ends the JVM.
            System.getLogger(Runtime.class.getName()).isLoggable(System.Logger.Level.DEBUG);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void runAll() {
        run("--version");
        run("--help");
        run("run", "--help");
        run("info");
        run("info", "--json");
        run("completion", "bash");
        Path saved = folder.resolve("saved");
        // As many points as are grouped by cell, and so often that vector loops are tried.
        run("run", "--point-count", "100000", "--reps", "40", "--save", saved.toString());
        run("run", "--point-count", "100", "--reps", "1", "--threads", "1", "--json");
        run("run", "--job", "values", "--point-count", "10000", "--reps", "1", "--threads", "1");
        Path stack = folder.resolve("tables.stack");
        run("tables", saved.resolve("z.npy").toString());
        run("stack", "--surfaces", saved.resolve("z.npy").toString(), "--out", stack.toString());
        for (List<String> tables : List.of(List.of("--surfaces", saved.resolve("z.npy").toString()),
                List.of("--stack", stack.toString()))) {
            run(Stream.of(List.of("eval"), tables, List.of("--points", saved.resolve("points.npy").toString(), "--out",
                    folder.resolve("values.npy").toString())).flatMap(List::stream).toArray(String[]::new));
        }
        Main.run(new String[] {"no-such-command"}, console);
    }

    private void run(String... command) {
        int status = Main.run(command, console);
        if (status != Main.OK) {
            throw new IllegalStateException(String.join(" ", command) + ": ended with status " + status);
        }
    }
}
