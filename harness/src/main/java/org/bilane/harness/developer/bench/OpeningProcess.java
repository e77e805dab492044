package org.bilane.harness.developer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Python that writes the files of the benchmarks of opening, with NumPy and h5py, and reads them. */
final class OpeningProcess implements AutoCloseable {
    private final String python;
    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;

    /**
     * Starts Python and waits for the file.
     *
     * @param python the interpreter, which has NumPy and h5py
     * @param kind {@code npy}, {@code npz}, {@code hdf5} or {@code gzip}
     * @throws IOException if it cannot be started, or cannot write the file
     */
    OpeningProcess(String python, String kind) throws IOException {
        this.python = python;
        folder = Files.createTempDirectory("bilane-opening");
        try (InputStream program = OpeningProcess.class
                .getResourceAsStream("/org/bilane/harness/developer/compare/peers/python/opening.py")) {
            String source = new String(program.readAllBytes(), StandardCharsets.UTF_8);
            process = new ProcessBuilder(python, "-c", source, kind, file().toString())
                    .redirectError(Redirect.INHERIT).start();
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        require("ready");
    }

    /**
     * The file.
     *
     * @return its name, which says nothing of its format
     */
    Path file() {
        return folder.resolve("table");
    }

    /**
     * Has Python read the table.
     *
     * @throws IOException if it ends early
     */
    void read() throws IOException {
        requests.write("read\n");
        requests.flush();
        require("done");
    }

    private void require(String expected) throws IOException {
        String answer = answers.readLine();
        if (!expected.equals(answer)) {
            throw new IOException(python + " answered " + answer + " in place of " + expected
                    + "; it must have NumPy and h5py");
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
        Files.deleteIfExists(file());
        Files.deleteIfExists(folder);
    }
}
