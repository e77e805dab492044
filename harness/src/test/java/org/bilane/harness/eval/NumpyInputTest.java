package org.bilane.harness.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bilane.harness.eval.EvalFiles.Results;
import org.bilane.kernel.Axis;
import org.bilane.kernel.Layout;
import org.bilane.kernel.Transform;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and points as NumPy stored them, of other types and orders than the library's, are converted. */
class NumpyInputTest {
    /** Of shape (2, 3, 4): Fortran order, big-endian, single precision, integers. */
    @ParameterizedTest
    @ValueSource(strings = {"f8_big_fortran_3d", "f4_fortran_3d", "version_2", "version_3"})
    void resultsAreThoseOfTheConvertedNumbers(String table, @TempDir Path folder) throws Exception {
        EvalFiles files = new EvalFiles(folder);
        Files.write(files.path("z.npy"), sample(table + ".npy"));
        Files.write(files.path("p.npy"), sample("f8_fortran_points.npy"));
        double[] z = doubles(table);
        double[] points = doubles("f8_fortran_points");
        assertEquals(50, points.length);

        files.evaluate(files.request(SurfaceSelection.all(), Layout.SURFACE_MAJOR,
                List.of(files.path("out.npy")), List.of(files.path("sums.npy"))), new BlockRule(7, 1 << 20));

        Results expected = EvalFiles.inMemory(
                Axis.index(3), Axis.index(4), z, 0, 2, points, Transform.EXP, Layout.SURFACE_MAJOR);
        assertArrayEquals(expected.values(), files.load("out.npy"), 0.0);
        assertArrayEquals(expected.sums(), files.load("sums.npy"), 0.0);
    }

    private static double[] doubles(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(sample(name + ".f64")).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.capacity() / 8];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = NumpyInputTest.class.getResourceAsStream("/org/bilane/harness/npy/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
