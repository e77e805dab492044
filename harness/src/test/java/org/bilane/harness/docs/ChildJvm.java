package org.bilane.harness.docs;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bilane.kernel.Evaluator;

/**
 * What a process left behind.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record ChildJvm(int status, String out, String err) {
    /**
     * Where the kernel lies: a jar, or a folder of classes.
     *
     * @return its path
     */
    static String kernel() {
        try {
            return Path.of(Evaluator.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a tool of this JDK and waits for its end.
     *
     * @param folder where it runs, and where its output is kept meanwhile
     * @param environment variables that it gets beside those of this process
     * @param tool {@code java}, {@code javac}, ...
     * @param arguments its arguments
     * @return what it left behind
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    static ChildJvm run(Path folder, Map<String, String> environment, String tool, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(arguments);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        // Options of whoever runs the tests are not those that a test is about.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new ChildJvm(status, Files.readString(out), Files.readString(err));
    }
}
