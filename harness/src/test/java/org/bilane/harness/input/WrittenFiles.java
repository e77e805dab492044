package org.bilane.harness.input;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Files of arrays as h5py, netCDF4 and NumPy write them: those in the resources, and, where a Python has the three, new
 * ones of its versions.
 */
public final class WrittenFiles {
    private static final String SCRIPT = "make_files.py";

    private WrittenFiles() {
    }

    /**
     * What a reader must find.
     *
     * @param name the array
     * @param shape its axis lengths
     * @param values its values in C order, NaN where there is none
     */
    record Truth(String name, long[] shape, double[] values) {
    }

    /**
     * A file in the resources.
     *
     * @param name its name
     * @return the file
     */
    public static Path checkedIn(String name) {
        try {
            return Path.of(Objects.requireNonNull(
                    WrittenFiles.class.getResource("/org/bilane/harness/input/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * All files with a truth.
     *
     * @param folder where they are
     * @return the files in the order of their names
     */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.exists(Path.of(file + ".truth"))).sorted().toList();
        }
    }

    /**
     * What a reader must find in a file.
     *
     * @param file the file
     * @return its arrays
     */
    static List<Truth> truth(Path file) throws IOException {
        List<Truth> truth = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(file + ".truth"))) {
            String[] parts = line.split("\t", -1);
            long[] shape = Stream.of(parts[1].split(",")).filter(length -> !length.isEmpty())
                    .mapToLong(Long::parseLong).toArray();
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(parts[2]));
            double[] values = new double[bytes.capacity() / 8];
            bytes.asDoubleBuffer().get(values);
            truth.add(new Truth(parts[0], shape, values));
        }
        return truth;
    }

    /**
     * Writes all files anew.
     *
     * @param folder where to
     * @return what Python has to say of its libraries; empty if none has the three
     */
    static Optional<String> write(Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve(SCRIPT);
        try (InputStream in = WrittenFiles.class.getResourceAsStream("/org/bilane/harness/input/" + SCRIPT)) {
            Files.write(script, Objects.requireNonNull(in, SCRIPT).readAllBytes());
        }
        for (String python : List.of("python3", "/usr/bin/python3")) {
            Optional<String> versions = output(List.of(python, "-c",
                    "import h5py, netCDF4, numpy; print(h5py.__version__, h5py.version.hdf5_version,"
                            + " netCDF4.__version__, numpy.__version__)"));
            if (versions.isPresent()) {
                output(List.of(python, script.toString(), folder.toString())).orElseThrow(
                        () -> new IllegalStateException(SCRIPT + " failed with h5py, HDF5, netCDF4, NumPy "
                                + versions.get()));
                return versions;
            }
        }
        return Optional.empty();
    }

    /** What a program prints; empty if it is not there or fails. */
    private static Optional<String> output(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        String text = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 ? Optional.of(text)
                : Optional.empty();
    }
}
