package org.bilane.harness.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bilane.harness.array.ArrayException;
import org.bilane.harness.array.ArrayFile;
import org.bilane.harness.array.ArrayInfo;
import org.bilane.harness.array.StoredArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HDF5 1.14 and 2.0 write in their newest formats is read, or refused by name with the way out. */
class NewerFormatsTest {
    private static final String ADVICE = "; written with libver=(\"v110\", \"v110\") it may be readable";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"v114, table", "v114, group/contiguous", "v200, table", "v200, group/contiguous",
        "v200, group/one_chunk", "v200, group/without_filters", "v200, group/limited", "v200, group/grows",
        "v200, group/grows_twice", "v200, group/limited_longer", "v200, group/grows_longer",
        "v200, group/grows_twice_longer"})
    void numbersAreThoseThatWereWritten(String file, String name) throws IOException {
        double[] values = read(file, name);
        int written = name.endsWith("_longer") ? 80 : 60;
        // The rest was never written, and its writer set no fill value.
        assertArrayEquals(IntStream.range(0, name.endsWith("_longer") ? 140 : 60)
                .mapToDouble(i -> i < written ? i : 0).toArray(), values);
    }

    private static double[] read(String file, String name) throws IOException {
        try (ArrayFiles files = new ArrayFiles();
                StoredArray array = files.open(new ArrayName(written(file), name)).array()) {
            return array.toArray();
        }
    }

    private static Path written(String file) {
        return WrittenFiles.checkedIn(file + ".h5");
    }

    @Test
    void whatWasNeverWrittenIsMissing() throws IOException {
        double[] values = read("v114", "group/part");
        double[] expected = new double[35];
        Arrays.fill(expected, Double.NaN);
        for (int i = 0; i < 4; i++) {
            expected[i / 2 * 7 + i % 2] = i;
        }
        assertArrayEquals(expected, values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v114", "v200"})
    void dimensionScalesAreFound(String file) throws IOException {
        try (ArrayFile open = Formats.open(written(file))) {
            assertEquals("[:, x:/x, y:/y]", open.find("/table").orElseThrow().dimensions().stream()
                    .map(dimension -> dimension.name() + ":" + dimension.scale()).toList().toString());
        }
        assertArrayEquals(new double[] {1, 2, 4, 8}, read(file, "x"));
        assertArrayEquals(new double[] {10, 20, 30, 50, 80}, read(file, "y"));
    }

    @ParameterizedTest
    @CsvSource({"v114, flag, ''", "v200, record, K"})
    void anAttributeThatCannotBeReadIsToldAndHidesNothing(String file, String name, String units) throws IOException {
        try (ArrayFile open = Formats.open(written(file))) {
            ArrayInfo table = open.find("/table").orElseThrow();
            assertEquals("(cannot be read)", table.attribute(name).orElseThrow().text());
            assertEquals(units, table.attribute("units").map(attribute -> attribute.text()).orElse(""));
        }
    }

    @Test
    void oneOfManyAttributesHidesNoOther() throws IOException {
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, read("v114", "many"));
        try (ArrayFile open = Formats.open(written("v114"))) {
            ArrayInfo many = open.find("/many").orElseThrow();
            assertEquals("2.5", many.attribute("limit").orElseThrow().text());
            for (int number = 0; number < 9; number++) {
                assertEquals("(cannot be read)", many.attribute("flag_" + number).orElseThrow().text());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"v114, /flags /many_scaled /records /scaled", "v200, /records"})
    void otherObjectsAreRefusedByName(String file, String names) throws IOException {
        try (ArrayFiles files = new ArrayFiles()) {
            List<String> unreadable = files.file(written(file)).unreadable();
            assertEquals(List.of(names.split(" ")),
                    unreadable.stream().map(line -> line.substring(0, line.indexOf(':'))).sorted().toList());
            for (String name : names.split(" ")) {
                String refusal = assertThrows(ArrayException.class,
                        () -> files.open(new ArrayName(written(file), name))).getMessage();
                assertTrue(refusal.startsWith(written(file) + ":" + name + ": cannot be read: "), refusal);
                assertTrue(refusal.endsWith(ADVICE), refusal);
            }
        }
    }

    @Test
    void aHeaderWithAWrongChecksumIsRefused() throws IOException {
        String bytes = new String(Files.readAllBytes(written("v114")), StandardCharsets.ISO_8859_1);
        // The attribute of the root group, of /group and of /table.
        assertEquals(4, bytes.split("flag\0", -1).length);
        Path damaged = Files.write(folder.resolve("damaged.h5"),
                bytes.replace("flag\0", "flap\0").getBytes(StandardCharsets.ISO_8859_1));
        String refusal = assertThrows(ArrayException.class, () -> Formats.open(damaged).close()).getMessage();
        assertTrue(refusal.startsWith(damaged + ": cannot be read: "), refusal);
    }
}
