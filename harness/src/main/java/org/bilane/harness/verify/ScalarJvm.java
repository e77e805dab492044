package org.bilane.harness.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A second JVM like this one, but on the scalar path, which runs {@link DigestPrinter}. Used by one thread; to be
 * closed, which ends it.
 */
final class ScalarJvm implements AutoCloseable {
    /** Arguments of this JVM that a second one can't have too, or must have otherwise. */
    private static final List<String> NOT_REPEATED = List.of("-Dbilane.path=", "-Dbilane.stderr.fd=",
            "-Djdk.module.main", "-agentlib:jdwp", "-Xrunjdwp");

    private final Process process;
    private final BufferedReader lines;
    private final Path errors;

    private ScalarJvm(Process process, Path errors) {
        this.process = process;
        this.lines = process.inputReader();
        this.errors = errors;
    }

    /**
     * Starts the JVM, with the same program, options and class or module path as this one.
     *
     * @param seed what its cases follow from
     * @param cases how many it evaluates
     * @return the running JVM
     * @throws IOException if it can't be started
     */
    static ScalarJvm start(long seed, int cases) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_REPEATED.stream().noneMatch(argument::startsWith)) {
                command.add(argument);
            }
        }
        command.add("-Dbilane.path=scalar");
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            command.addAll(List.of("-cp", classPath));
        }
        Module module = DigestPrinter.class.getModule();
        if (module.isNamed()) {
            command.addAll(List.of("-m", module.getName() + "/" + DigestPrinter.class.getName()));
        } else {
            command.add(DigestPrinter.class.getName());
        }
        command.add(Long.toString(seed));
        command.add(Integer.toString(cases));
        return start(command);
    }

    private static ScalarJvm start(List<String> command) throws IOException {
        Path errors = Files.createTempFile("bilane-verify", ".txt");
        // Where the user interrupts, nothing closes it.
        errors.toFile().deleteOnExit();
        try {
            // Not into the other output, where a warning could break a line in two.
            return new ScalarJvm(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        } catch (IOException e) {
            Files.delete(errors);
            throw new IOException("a second JVM can't be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits for results.
     *
     * @param count of how many calls
     * @return their digests, in the order of the calls
     * @throws IOException if the JVM has ended before; the message tells its last words
     */
    List<Digest> next(int count) throws IOException {
        List<Digest> digests = new ArrayList<>();
        while (digests.size() < count) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the second JVM, on the scalar path, ended early: " + lastWords());
            }
            // The user's options may make the JVM write to standard output too.
            String[] fields = line.split("\t", -1);
            if (fields[0].equals(DigestPrinter.MARK)) {
                digests.add(new Digest(fields[3], Long.parseLong(fields[2]), fields[1]));
            }
        }
        return digests;
    }

    private String lastWords() throws IOException {
        List<String> words = Files.readAllLines(errors).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat ")).toList();
        return words.isEmpty() ? "it said nothing" : words.getLast();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
        // On some systems a file can't be deleted as long as a process writes to it.
        process.onExit().join();
        Files.deleteIfExists(errors);
    }
}
