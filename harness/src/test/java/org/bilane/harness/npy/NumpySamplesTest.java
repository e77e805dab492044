package org.bilane.harness.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Files written by NumPy itself; {@code make_samples.py} beside them tells how. */
class NumpySamplesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"f8_c", "f8_fortran_points", "f8_big_fortran_3d", "f4_fortran_3d",
        "f2_all", "f2_big", "i8", "u8_big", "i1", "u1", "scalar", "empty", "version_2", "version_3"})
    void everyElementIsTheDoubleThatNumpyMakesOfIt(String name) throws IOException {
        ByteBuffer expected = ByteBuffer.wrap(resource(name + ".f64")).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = NpyBytes.read(Files.write(folder.resolve(name + ".npy"), resource(name + ".npy")));
        assertEquals(expected.capacity() / 8, values.length);
        for (int i = 0; i < values.length; i++) {
            // As bits, so that zeros keep their signs; all NaNs are one.
            long wanted = Double.doubleToLongBits(expected.getDouble(8 * i));
            assertEquals(wanted, Double.doubleToLongBits(values[i]), name + " at " + i);
        }
    }

    @Test
    void shapesAndOrdersAreNumpys() throws IOException {
        assertShape("f8_fortran_points", true, "<f8", 2, 25);
        assertShape("f8_big_fortran_3d", true, ">f8", 2, 3, 4);
        assertShape("version_2", false, ">u2", 2, 3, 4);
        assertShape("i1", false, "|i1", 256);
        assertShape("scalar", false, "<i2");
        assertShape("empty", false, "<f8", 3, 0, 2);
    }

    @Test
    void theWriterMakesTheVeryBytesThatNumpyMakes() throws IOException {
        Path mine = folder.resolve("mine.npy");
        NpyWriter.save(mine, new double[] {0.1, -0.0, Math.PI,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE}, 2, 3);
        assertArrayEquals(resource("f8_c.npy"), Files.readAllBytes(mine));
        NpyWriter.save(mine, new double[0], 3, 0, 2);
        assertArrayEquals(resource("empty.npy"), Files.readAllBytes(mine));
    }

    private void assertShape(String name, boolean fortranOrder, String dtype, long... shape)
            throws IOException {
        Path file = Files.write(folder.resolve(name + ".npy"), resource(name + ".npy"));
        try (NpyArray array = NpyArray.open(file)) {
            assertArrayEquals(shape, array.shape(), name);
            assertEquals(fortranOrder, array.fortranOrder(), name);
            assertEquals(dtype, array.dtype().toString(), name);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NumpySamplesTest.class.getResourceAsStream(name)) {
            assertTrue(in != null, "no sample " + name);
            return in.readAllBytes();
        }
    }
}
