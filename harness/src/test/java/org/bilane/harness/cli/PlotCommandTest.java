package org.bilane.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bilane.harness.npy.NpyWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bilane plot}. */
class PlotCommandTest {
    @TempDir
    private Path folder;
    private EvalCalls calls;

    /** A log-log table with a NaN corner, descending y, and six points: two outside x, one outside y, one NaN. */
    @BeforeEach
    void save() throws IOException {
        calls = new EvalCalls(folder);
        write("kappa.npy", new long[] {3, 3}, 0, 1, 2, 1, 2, 3, 2, 3, Double.NaN);
        write("t.npy", new long[] {3}, 3, 4, 5);
        write("r.npy", new long[] {3}, 1, 0, -1);
        write("far.npy", new long[] {3}, -1.7e308, 0, 5);
        write("trho.npy", new long[] {2, 6}, 2e3, 2e4, 9e9, 1, -1, 5e4, 1, 0.3, 1, 1e6, 1, 8);
    }

    private void write(String name, long[] shape, double... values) throws IOException {
        NpyWriter.save(folder.resolve(name), values, shape);
    }

    private static final String TABLE = "--surfaces @kappa.npy --x-axis @t.npy --y-axis @r.npy --x-scale log10"
            + " --y-scale log10";

    @Test
    void drawsTheTableAndTellsWhatIsOutside() throws IOException {
        InProcess drawn = calls.call("plot", TABLE + " --points @trho.npy --out @kappa.png");
        assertEquals(0, drawn.status(), drawn.err());
        assertEquals(folder.resolve("kappa.png") + ": surface 0 of " + folder.resolve("kappa.npy")
                + ", 3x3 knots, 6 points, 2 outside x, 1 outside y, 1 NaN", drawn.out().strip());
        BufferedImage picture = ImageIO.read(folder.resolve("kappa.png").toFile());
        assertTrue(count(picture, new Color(0xC0, 0x30, 0x10)) > 10, "crosses for the points outside");
        assertTrue(count(picture, new Color(0x20, 0x20, 0x20)) > 10, "dots for the points on the grid");
    }

    /** Files are read by a thread of their own then. */
    @ParameterizedTest
    @ValueSource(strings = {"--points @trho.npy", "--px @px.npy --py @py.npy"})
    void drawsTheSameWithATimeLimit(String points) throws IOException {
        write("px.npy", new long[] {6}, 2e3, 2e4, 9e9, 1, -1, 5e4);
        write("py.npy", new long[] {6}, 1, 0.3, 1, 1e6, 1, 8);
        assertEquals(0, calls.call("plot", TABLE + " --points @trho.npy --out @a.png").status());
        InProcess drawn = calls.call("plot", TABLE + " " + points + " --timeout 10m --out @b.png");
        assertEquals(0, drawn.status(), drawn.err());
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.png")), Files.readAllBytes(folder.resolve("b.png")));
    }

    private static int count(BufferedImage picture, Color color) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theNaNCornerHasNoColour() throws IOException {
        write("whole.npy", new long[] {3, 3}, 0, 1, 2, 1, 2, 3, 2, 3, 4);
        assertEquals(0, calls.call("plot", TABLE + " --out @gap.png").status());
        assertEquals(0, calls.call("plot", TABLE.replace("kappa", "whole") + " --out @whole.png").status());
        BufferedImage gap = ImageIO.read(folder.resolve("gap.png").toFile());
        BufferedImage whole = ImageIO.read(folder.resolve("whole.png").toFile());
        // y descends: the last row of the table is at the lower right, a quarter of the grid.
        int x = gap.getWidth() / 2;
        int y = gap.getHeight() * 2 / 3;
        assertEquals(Color.WHITE.getRGB(), gap.getRGB(x, y));
        assertNotEquals(Color.WHITE.getRGB(), whole.getRGB(x, y));
    }

    @Test
    void drawsAStackAndSvg() throws IOException {
        assertEquals(0, calls.call("stack", TABLE + " --out @t.bilane").status());
        assertEquals(0, calls.call("plot", TABLE + " --points @trho.npy --out @a.svg").status());
        InProcess stack = calls.call("plot", "--stack @t.bilane --points @trho.npy --out @b.svg");
        assertEquals(0, stack.status(), stack.err());
        assertTrue(stack.out().contains("surface 0 of " + folder.resolve("t.bilane")), stack.out());
        String one = Files.readString(folder.resolve("a.svg"));
        assertTrue(one.contains("surface 0 of " + folder.resolve("kappa.npy")), one.substring(0, 500));
        assertTrue(one.length() < 2_000_000, "bytes: " + one.length());
    }

    @ParameterizedTest
    @CsvSource({"plot, a\u001b[31m.svg, ''", "eval, a\u001b[31m.npy, --points @trho.npy",
        "stack, a\u001b[31m.bilane, ''"})
    void aNameDoesNotSteerTheTerminal(String command, String out, String points) throws Exception {
        Files.copy(folder.resolve("kappa.npy"), folder.resolve("k\u001b[2J.npy"));
        InProcess done = calls.call(command,
                TABLE.replace("kappa", "k\u001b[2J") + " " + points + " --out @" + out);
        assertEquals(0, done.status(), done.err());
        assertTrue(done.out().contains("a\\u001b[31m."), done.out());
        assertTrue(done.out().contains("k\\u001b[2J.npy"), done.out());
        assertEquals(-1, done.out().indexOf('\u001b'), done.out());
        if (command.equals("plot")) {
            // No XML may hold such a character.
            assertEquals(-1, Files.readString(folder.resolve(out)).indexOf('\u001b'));
        }
    }

    /** Their differences are no doubles. */
    @Test
    void drawsAnyValues() throws IOException {
        write("any.npy", new long[] {2, 2}, 1.7e308, -1.7e308, Double.NEGATIVE_INFINITY, Double.MIN_VALUE);
        write("far.npy", new long[] {2}, -1e300, 1e300);
        InProcess drawn = calls.call("plot",
                "--surfaces @any.npy --x-axis @far.npy --y-axis @far.npy --points @trho.npy --out @a.png");
        assertEquals(0, drawn.status(), drawn.err());
        assertTrue(Files.exists(folder.resolve("a.png")));
    }

    /** It takes no space on the disk, where the file system can do that. */
    @Test
    void aStackBeyondTheMemoryIsRefusedBeforeItIsRead() throws IOException {
        Path large = folder.resolve("large.bilane");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1L << 43);
        } catch (IOException e) {
            Assumptions.abort("needs a file system with sparse files of 8 TiB: " + e);
        }
        InProcess refused = calls.call("plot", "--stack @large.bilane --out @a.png");
        assertEquals(2, refused.status(), refused.err());
        assertEquals(1, refused.errLines().size(), refused.err());
        assertTrue(refused.err().contains("--stack " + large + ": need ")
                && refused.err().contains("but must fit into the "), refused.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --surfaces @kappa.npy                                       | --out: must be given
            --out @a.png                                                | --surfaces: must be given, or --stack
            --surfaces @kappa.npy --out @a.jpg                          | a.jpg: must end in .png or .svg
            --surfaces @kappa.npy --out @none/a.png                     | an output's folder must exist
            --surfaces @kappa.npy --surface 1 --out @a.png              | --surface 1: must lie within
            --surfaces @kappa.npy --surface -1 --out @a.png             | --surface -1: must be at least 0
            --surfaces @kappa.npy --px @t.npy --out @a.png              | --px
            --surfaces @kappa.npy --points @t.npy --out @a.png          | points must be (2, m)
            --stack @t.bilane --x-scale log10 --out @a.png              | must not be given together with --stack
            --stack @t.bilane --surfaces @kappa.npy --out @a.png        | must not be given together with --stack
            --surfaces @kappa.npy --x-axis @far.npy --out @a.png        | x: a knot at -1.7E308; a picture shows knots
            --surfaces @kappa.npy --y-axis @far.npy --out @a.png        | y: a knot at -1.7E308; a picture shows knots
            --surfaces @kappa.npy --x-axis even:0:1e-301 --out @a.png   | x: knots from 0.0 to 1.0E-301; a picture
            --surfaces @kappa.npy --y-axis even:1e-301:0 --out @a.png   | y: knots from 1.0E-301 to 0.0; a picture
            --surfaces @kappa.npy --x-scale log3 --out @a.png           | --x-scale log3: must be linear or ln or log2
            """)
    void refusesInOneLine(String arguments, String problem) throws IOException {
        Map<String, String> before = calls.contents();
        InProcess refused = calls.call("plot", arguments);
        assertEquals(2, refused.status(), refused.err());
        assertEquals(1, refused.errLines().size(), refused.err());
        assertTrue(refused.err().contains(problem), refused.err());
        assertEquals(before, calls.contents());
    }
}
