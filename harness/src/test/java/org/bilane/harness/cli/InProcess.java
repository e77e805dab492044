package org.bilane.harness.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bilane.harness.command.Console;

/**
 * What a command left behind that ran in this JVM.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record InProcess(int status, String out, String err) {
    /**
     * Runs the command line, with standard error as a file is.
     *
     * @param args the command and its options
     * @return what it left behind
     */
    public static InProcess run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status;
        try (PrintStream printOut = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream printErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            status = Main.run(args, new Console(printOut, printErr, false));
        }
        return new InProcess(status, out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /**
     * The lines on standard error.
     *
     * @return the lines, without their ends
     */
    public List<String> errLines() {
        return err.lines().toList();
    }
}
