package org.bilane.harness.developer.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that answers requests, a line each, with words separated by tabs: the protocol of all peers. It ends at the
 * end of its input; one that takes too long for an answer is killed.
 */
final class LineProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 5;

    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bilane-compare-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;
    private final Path errors;
    private final long secondsToAnswer;
    private final String description;

    private LineProcess(Process process, Path errors, long secondsToAnswer) throws IOException, AbsentException {
        this.process = process;
        this.answers = process.inputReader();
        this.requests = process.outputWriter();
        this.errors = errors;
        this.secondsToAnswer = secondsToAnswer;
        boolean ready = false;
        try {
            String[] words = read();
            if (words[0].equals("absent") && words.length == 3) {
                throw new AbsentException(words[1], words[2]);
            }
            description = require("ready", words);
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param command the program and its arguments
     * @param errors receives what it writes to standard error
     * @param secondsToAnswer how long it may take for an answer
     * @return the process
     * @throws AbsentException if it answers that something is missing
     * @throws IOException if it can't be started, fails, or gives no answer; the message is one line
     */
    static LineProcess start(List<String> command, Path errors, long secondsToAnswer)
            throws IOException, AbsentException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        PeerEnvironment.prepare(builder.environment());
        return new LineProcess(builder.start(), errors, secondsToAnswer);
    }

    /** What the process said of itself when it was ready. */
    String description() {
        return description;
    }

    /**
     * Makes a request.
     *
     * @param words the request
     * @return the words of the answer behind {@code ok}; empty if there are none
     * @throws IOException if the answer is anything else, or does not come; the message is one line
     */
    String[] ask(String... words) throws IOException {
        try {
            requests.write(String.join("\t", words) + "\n");
            requests.flush();
        } catch (IOException e) {
            // The process has ended; why is in its last words.
            throw new IOException(lastWords(), e);
        }
        String[] answer = read();
        String rest = require("ok", answer);
        return rest.isEmpty() ? new String[0] : rest.split("\t", -1);
    }

    private String[] read() throws IOException {
        // Set before the end: with one CPU the end of the answers is read while the killer has not returned.
        AtomicBoolean killed = new AtomicBoolean();
        Future<?> killer = WATCHDOG.schedule(() -> {
            killed.set(true);
            process.destroyForcibly();
        }, secondsToAnswer, TimeUnit.SECONDS);
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException(killed.get()
                        ? "no answer within " + secondsToAnswer + " s"
                        : lastWords());
            }
            return line.split("\t", -1);
        } finally {
            killer.cancel(false);
        }
    }

    private static String require(String first, String[] words) throws IOException {
        String rest = String.join("\t", List.of(words).subList(1, words.length));
        if (!words[0].equals(first)) {
            throw new IOException(words[0].equals("failed") ? rest.replace('\t', ' ')
                    : "answered \"" + String.join(" ", words) + "\" in place of \"" + first + "\"");
        }
        return rest;
    }

    private String lastWords() throws IOException {
        String words = LastWords.line(errors);
        return "ended early: " + (words.isEmpty() ? "it said nothing" : words);
    }

    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException alreadyEnded) {
            // What was to be reached.
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
