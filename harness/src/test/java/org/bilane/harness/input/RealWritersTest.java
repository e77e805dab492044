package org.bilane.harness.input;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bilane.harness.array.ArrayDoubles;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.Box;
import org.bilane.harness.array.StoredArray;
import org.bilane.harness.array.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;


/** What h5py, netCDF4 and NumPy write is read to the bit, whole and in parts, in any order of the axes. */
class RealWritersTest {
    private static final String ELSEWHERE = ": is a link into another file, which is not followed";

    @TempDir
    private Path folder;

    static List<Path> checkedIn() throws IOException {
        return WrittenFiles.in(WrittenFiles.checkedIn("gases.nc").getParent());
    }

    @ParameterizedTest
    @MethodSource("checkedIn")
    void filesInTheResources(Path file) throws IOException {
        requireTruth(file);
    }

    @Test
    void filesOfThisMachinesPython() throws Exception {
        Optional<String> versions = WrittenFiles.write(folder);
        // Without them, the files in the resources are what there is.
        assumeTrue(versions.isPresent(), "no python3 with h5py, netCDF4 and NumPy");
        List<Path> files = WrittenFiles.in(folder);
        assertEquals(checkedIn().stream().map(Path::getFileName).toList(),
                files.stream().map(Path::getFileName).toList());
        for (Path file : files) {
            requireTruth(file);
        }
    }

    private void requireTruth(Path file) throws IOException {
        List<WrittenFiles.Truth> truth = WrittenFiles.truth(file);
        assertFalse(truth.isEmpty());
        try (ArrayFile open = Formats.open(file)) {
            assertEquals(List.of(), open.unreadable().stream().filter(line -> !line.endsWith(ELSEWHERE)).toList());
            for (WrittenFiles.Truth expected : truth) {
                ArrayInfo info = open.find(expected.name()).orElseThrow(() -> new AssertionError(expected.name()));
                assertArrayEquals(expected.shape(), info.shape(), expected.name());
                assertTrue(info.isNumeric(), expected.name());
                try (StoredArray array = open.open(info)) {
                    requireWhole(array, expected);
                    requireParts(array, expected);
                }
            }
        }
    }

    private void requireWhole(StoredArray array, WrittenFiles.Truth expected) throws ArrayException {
        String name = array.name();
        assertArrayEquals(expected.shape(), array.shape(), name);
        assertSame(expected.values(), array.toArray(), name);
        for (long inMemory : new long[] {Long.MAX_VALUE, 0}) {
            try (ArrayDoubles doubles = ArrayDoubles.of(array, 0, array.size(), folder, inMemory)) {
                doubles.lend(all -> assertSame(expected.values(), all.toArray(JAVA_DOUBLE), name));
            }
        }
    }

    /** A part without the first and the last index of each axis that has more, and a range that begins anywhere. */
    private static void requireParts(StoredArray array, WrittenFiles.Truth expected) throws ArrayException {
        int count = expected.values().length;
        if (count < 2) {
            return;
        }
        double[] range = new double[count - 1 - count / 3];
        array.read(count / 3, range.length, MemorySegment.ofArray(range));
        assertSame(Arrays.copyOfRange(expected.values(), count / 3, count - 1), range, array.name());
        int rank = expected.shape().length;
        long[] origin = new long[rank];
        long[] lengths = expected.shape().clone();
        long[] strides = new long[rank];
        long stride = 1;
        // Fortran order, and each axis backwards.
        for (int axis = 0; axis < rank; axis++) {
            if (lengths[axis] > 2) {
                origin[axis] = 1;
                lengths[axis] -= 2;
            }
            strides[axis] = -stride;
            stride *= lengths[axis];
        }
        double[] turned = new double[(int) stride];
        array.read(new Box(origin, lengths), new Target(MemorySegment.ofArray(turned), stride - 1, strides));
        double[] part = new double[turned.length];
        long[] from = Target.strides(expected.shape());
        for (int i = 0; i < part.length; i++) {
            int rest = part.length - 1 - i;
            long at = 0;
            for (int axis = 0; axis < rank; axis++) {
                at += (origin[axis] + rest % lengths[axis]) * from[axis];
                rest /= (int) lengths[axis];
            }
            part[i] = expected.values()[(int) at];
        }
        assertSame(part, turned, array.name());
    }

    private static void assertSame(double[] expected, double[] actual, String name) {
        assertArrayEquals(Arrays.stream(expected).mapToLong(Double::doubleToLongBits).toArray(),
                Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray(), name);
    }

    @Test
    void whatHoldsNoNumbersIsListedAndRefused() throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn("earliest.h5");
            for (String name : List.of("/text", "/pairs", "/flags", "/complex", "/nothing")) {
                assertFalse(files.file(file).find(name).orElseThrow().isNumeric(), name);
                String message = refusal(files, new ArrayName(file, name));
                assertTrue(message.startsWith(file + ":" + name + ": holds "), message);
            }
        }
    }

    @Test
    void chunksThatTheLibraryWouldMisplaceAreRefusedByName() throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn("v110.h5");
            for (String name : List.of("/gaps_1", "/gaps_1_gzip", "/gaps_2", "/gaps_2_gzip")) {
                String message = refusal(files, new ArrayName(file, name));
                assertTrue(message.startsWith(file + ":" + name + ": "), message);
                assertTrue(message.contains("has gaps, which are not read; written with libver=(\"earliest\", "),
                        message);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partly_earliest.h5", "partly_v110.h5"})
    void anObjectThatIsNotReadHidesNoOther(String name) throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn(name);
            List<String> unreadable = files.file(file).unreadable();
            assertEquals(2, unreadable.size(), unreadable.toString());
            for (String line : unreadable) {
                assertTrue(line.startsWith("/group/external: cannot be read: Encountered External Data Files Message")
                        || line.startsWith("/group/virtual: cannot be read: Virtual storage is not supported"), line);
                assertTrue(line.endsWith("; its data is elsewhere, and in the file in a copy made by h5py's f[\"copy\"]"
                        + " = f[\"name\"][...]"), line);
            }
            try (StoredArray fine = files.open(new ArrayName(file, "group/fine")).array()) {
                assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, fine.toArray());
            }
            String refusal = refusal(files, new ArrayName(file, "/group/virtual"));
            assertTrue(refusal.startsWith(file + ":/group/virtual: cannot be read: Virtual storage"), refusal);
        }
    }

    @ParameterizedTest
    @CsvSource({"bfloat16, 'float of 16 bits, not IEEE''s'", "biased, 'float of 64 bits, not IEEE''s'",
        "int12, integer of 12 of 16 bits", "shifted, integer of 12 of 16 bits",
        "longdouble, 'float of 80 bits, not IEEE''s'", "complex, compound of 2", "bool, enumeration", "text, text",
        "committed, a committed type"})
    void otherTypesAreToldAndRefused(String name, String type) throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn("types.h5");
            ArrayInfo info = files.file(file).find("/" + name).orElseThrow();
            assertFalse(info.isNumeric());
            assertEquals(type, info.type());
            assertTrue(refusal(files, new ArrayName(file, "/" + name)).contains(type));
        }
    }

    @Test
    void whatIsTooLargeIsToldWithItsShape() throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn("types.h5");
            assertEquals(file + ":/too_long: has the shape (1048576, 1048576, 1048576), which at 8 bytes an element is"
                    + " 2^63 bytes or more", refusal(files, new ArrayName(file, "/too_long")));
            assertEquals(file + ":/large_chunks: has chunks (1, 30000, 30000) of 2 GiB or more, which are not read;"
                    + " h5repack -l CHUNK=... writes a file with smaller ones",
                    refusal(files, new ArrayName(file, "/large_chunks")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing_value_part        | 3.0 (missing_value) is NaN, 9.96921E36 (the fill value) is NaN
            both                      | 7.0 (_FillValue) is NaN, 3.0 (missing_value) is NaN
            several                   | 3 (missing_value) is NaN, 5 (missing_value) is NaN, -2147483647 (the fill value)
            text                      | missing_value is no number and has no effect, 9.96921E36 (the fill value) is NaN
            least_of_double           | -9.223372036854776E18 (missing_value) is NaN
            large_of_double           | -1.0E300 (missing_value) is no float32 and has no effect
            small_of_double           | 1.0E-60 (missing_value) is no float32 and has no effect
            part_of_double            | 7.5 (missing_value) is no int16 and has no effect
            unsigned_i1               | 255 (_FillValue) is NaN
            unsigned_i8               | 18446744073709551612 (_FillValue) is NaN
            missing_value_part_packed | times 0.25 (scale_factor), plus -3.0 (add_offset)
            """)
    void whatIsMadeOfNumbersIsTold(String name, String text) throws IOException {
        try (ArrayFile file = Formats.open(WrittenFiles.checkedIn("missing.nc"))) {
            String told = file.find(name).orElseThrow().values();
            assertTrue(told.contains(text), told);
            assertEquals("", file.find("nan").orElseThrow().values());
        }
    }

    @Test
    void scalesThatAreNoNumberAreRefused() throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn("unscaled.h5");
            assertEquals(file + ":/text: its attribute scale_factor must be one number",
                    refusal(files, new ArrayName(file, "/text")));
            assertEquals(file + ":/two: its attribute add_offset must be one number",
                    refusal(files, new ArrayName(file, "/two")));
            try (StoredArray one = files.open(new ArrayName(file, "/one")).array()) {
                assertArrayEquals(new double[] {0, 2, 4, 6, 8, 10}, one.toArray());
            }
        }
    }

    @Test
    void linksAreFollowedWithinTheFileAlone() throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            Path file = WrittenFiles.checkedIn("earliest.h5");
            assertEquals("/a/b/c/deep", files.file(file).find("/soft").orElseThrow().name());
            assertEquals("/a/b/c/deep", files.file(file).find("a/b/c/deep").orElseThrow().name());
            for (String name : List.of("/loop", "/a", "/a/b/up")) {
                assertTrue(refusal(files, new ArrayName(file, name)).contains(": no such array; "), name);
            }
            assertEquals(List.of("/elsewhere" + ELSEWHERE), files.file(file).unreadable());
            assertEquals(file + ":/elsewhere" + ELSEWHERE, refusal(files, new ArrayName(file, "/elsewhere")));
        }
    }

    private static String refusal(ArrayFiles files, ArrayName name) {
        try {
            files.open(name).array().close();
            return "";
        } catch (ArrayException e) {
            return e.getMessage();
        }
    }

    @Test
    void dimensionsHaveTheirScales() throws IOException {
        try (ArrayFile scales = Formats.open(WrittenFiles.checkedIn("scales.h5"));
                ArrayFile gases = Formats.open(WrittenFiles.checkedIn("gases.nc"))) {
            assertEquals("[row:/row, column:/column, kind:]", dimensions(scales, "/table"));
            assertEquals("[temp:/temp, press:/press, gpt:]", dimensions(gases, "/kmajor"));
            assertEquals("[temp:/temp, press:/press]", dimensions(gases, "/lw/packed"));
            assertEquals("[press:/press]", dimensions(gases, "/press"));
            assertEquals("netCDF-4", gases.format());
            // A dimension without knots is no array.
            assertTrue(gases.find("/gpt").isEmpty());
        }
    }

    private static String dimensions(ArrayFile file, String name) {
        return file.find(name).orElseThrow().dimensions().stream()
                .map(dimension -> dimension.name() + ":" + dimension.scale()).toList().toString();
    }
}
