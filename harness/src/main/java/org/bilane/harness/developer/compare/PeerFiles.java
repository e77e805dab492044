package org.bilane.harness.developer.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bilane.harness.npy.NpyWriter;
import org.bilane.harness.reference.Job;
import org.bilane.harness.reference.ReferenceData;
import org.bilane.harness.reference.ReferenceProgram;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;

/**
 * A temporary folder with the sources of the peers, the reference data in {@code .npy} files, and what the peers
 * write. Used by one thread; removed when closed, and at the end of the JVM.
 */
public final class PeerFiles implements AutoCloseable {
    /** The sources of the peers in C. */
    static final List<String> C_SOURCES = List.of("npy.c", "peer.c", "sums_buckets.c", "sums_direct.c",
            "sums_moments.c", "tables.c", "values.c");
    private static final List<String> C_HEADERS = List.of("exponential.h", "locate.h", "logarithm.h",
            "moment_degrees.h", "moments.h", "npy.h", "peer.h", "polynomials.h", "tables.h", "vectors.h");
    private static final List<String> PYTHON = List.of("map_coordinates.py", "numba_loops.py", "numba_moments.py",
            "numpy_package.py", "original.py", "protocol.py", "scipy_ev.py",
            "torch_grid_sample.py");

    private final Path folder;
    private final Thread remover = new Thread(this::remove);
    private final Map<ReferenceProgram, Path> data = new HashMap<>();
    private int processes;

    /**
     * Makes the folder, with the sources in it.
     *
     * @throws IOException if it can't be made
     */
    public PeerFiles() throws IOException {
        folder = Files.createTempDirectory("bilane-compare-");
        Runtime.getRuntime().addShutdownHook(remover);
        for (String name : C_SOURCES) {
            unpack("c", name);
        }
        for (String name : C_HEADERS) {
            unpack("c", name);
        }
        for (String name : PYTHON) {
            unpack("python", name);
        }
    }

    private void unpack(String language, String name) throws IOException {
        Path target = folder.resolve(language).resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream source = PeerFiles.class.getResourceAsStream("peers/" + language + "/" + name)) {
            if (source == null) {
                throw new IOException("the peer " + language + "/" + name + " is not in the jar of this program");
            }
            Files.copy(source, target);
        }
    }

    /** The folder of the sources in C, in which the compiled peers belong too. */
    Path c() {
        return folder.resolve("c");
    }

    /**
     * A Python program.
     *
     * @param name its file's name
     * @return the file
     */
    Path python(String name) {
        return folder.resolve("python").resolve(name);
    }

    /** A file for the standard error of another process. */
    Path errors() {
        return folder.resolve("errors-" + processes++);
    }

    /** The file for a peer's answer. */
    Path answer() {
        return folder.resolve("answer.f64");
    }

    /**
     * The data of a program: {@code z.npy} (K, n, n) and {@code points.npy} (2, m).
     *
     * @param program the program; its job, transform and layout do not matter
     * @return the folder of the two
     * @throws IOException if they can't be written
     */
    Path data(ReferenceProgram program) throws IOException {
        ReferenceProgram key = new ReferenceProgram(Job.SUMS, Transform.EXP, program.table(), program.axes(),
                Layout.SURFACE_MAJOR, program.n(), program.surfaces(), program.points(), program.seed());
        Path known = data.get(key);
        if (known == null) {
            known = Files.createDirectory(folder.resolve("data-" + data.size()));
            try (ReferenceData made = new ReferenceData(key)) {
                long m = key.points();
                write(known.resolve("z.npy"), made.table(), key.surfaces(), key.n(), key.n());
                try (NpyWriter writer = NpyWriter.create(known.resolve("points.npy"), 2, m)) {
                    writer.write(0, made.points().x(), m);
                    writer.write(m, made.points().y(), m);
                    writer.commit();
                }
            }
            data.put(key, known);
        }
        return known;
    }

    private static void write(Path file, MemorySegment doubles, long... shape) throws IOException {
        try (NpyWriter writer = NpyWriter.create(file, shape)) {
            writer.write(0, doubles, doubles.byteSize() / Double.BYTES);
            writer.commit();
        }
    }

    /** Removes the folder; what can't be removed stays. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(remover);
        } catch (IllegalStateException ending) {
            return;
        }
        remove();
    }

    private void remove() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException someProcessWrites) {
            // In a temporary folder, which the system clears.
        }
    }
}
