package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import tools.jackson.jr.ob.JSON;

/** A contender that is a whole process, from its start to its end, and prints one number: the sum of all sums. */
final class WholeProcessRunner implements Runner {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SECONDS_TO_END = 900;

    private final Setting setting;
    private final List<String> command;
    private final ToDoubleFunction<String> total;
    private double last = Double.NaN;

    /**
     * A contender.
     *
     * @param setting has a place for its output
     * @param command the program and its arguments
     * @param total finds the sum in what it prints
     */
    WholeProcessRunner(Setting setting, List<String> command, ToDoubleFunction<String> total) {
        this.setting = setting;
        this.command = command;
        this.total = total;
    }

    /**
     * Finds the total in the output of {@code bilane run --json}.
     *
     * @param json one object
     * @return its total
     * @throws IllegalArgumentException if there is none
     */
    static double totalOfJson(String json) {
        if (JSON.std.mapFrom(json).get("total") instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("no total");
    }

    @Override
    public String description() {
        return "whole process";
    }

    @Override
    public double seconds() throws IOException {
        Path out = setting.files().errors();
        Path errors = setting.files().errors();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(errors.toFile());
        PeerEnvironment.prepare(builder.environment());
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IOException("did not end within " + SECONDS_TO_END + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        if (process.exitValue() != 0) {
            String words = LastWords.line(errors);
            throw new IOException("exit status " + process.exitValue() + (words.isEmpty() ? "" : ": " + words));
        }
        String printed = LastWords.all(out).strip();
        try {
            last = total.applyAsDouble(printed);
        } catch (IllegalArgumentException | tools.jackson.core.JacksonException e) {
            throw new IOException("printed \"" + printed + "\", in which there is no total", e);
        }
        return seconds;
    }

    @Override
    public void answer(Path file) throws IOException {
        Files.write(file, ByteBuffer.allocate(Double.BYTES).order(ByteOrder.nativeOrder()).putDouble(last).array());
    }

    @Override
    public void close() {
        // Each process ends with its call.
    }
}
