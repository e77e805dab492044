package org.bilane.harness.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The command line in a JVM of its own, whose streams go to the files {@code out} and {@code err} of a folder.
 */
final class ChildProcess {
    private final Path folder;
    private final List<String> before = new ArrayList<>();
    private final List<String> options = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
    private File out;
    private boolean read;

    /**
     * A process to be started.
     *
     * @param folder where its streams go
     */
    ChildProcess(Path folder) {
        this.folder = folder;
        this.out = folder.resolve("out").toFile();
    }

    /** Puts a command in front that starts the JVM under some limit. */
    ChildProcess under(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    /** Adds options of the JVM. */
    ChildProcess with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Sends standard output elsewhere. */
    ChildProcess out(File file) {
        out = file;
        return this;
    }

    /** Sends standard output to who has started the process. */
    ChildProcess toReader() {
        read = true;
        return this;
    }

    /** Starts the program with the given arguments. */
    Process start(String... arguments) throws IOException {
        return startClass(Main.class, arguments);
    }

    private Process startClass(Class<?> program, String... arguments) throws IOException {
        String modules = ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> location.getScheme().equals("file"))
                .map(location -> Path.of(location).toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", modules + File.pathSeparator + System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        if (!read) {
            builder.redirectOutput(out);
        }
        // Each arena of the C library's takes 64 MiB of addresses, which matters where addresses are limited.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder.start();
    }

    /** Runs the program to its end. */
    InProcess run(String... arguments) throws IOException, InterruptedException {
        return runClass(Main.class, arguments);
    }

    /** Runs another program than the command line to its end. */
    InProcess runClass(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Process process = startClass(program, arguments);
        if (!process.waitFor(100, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + String.join(" ", arguments));
        }
        return new InProcess(process.exitValue(), out.isFile() ? Files.readString(out.toPath()) : "", err());
    }

    /** What the program has written to standard error so far. */
    String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    /** Whether a command can be started here and ends with status 0. */
    static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
