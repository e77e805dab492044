package org.bilane.harness.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bilane.harness.npy.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * The commands of docs/physics.md, on the table that its first program makes, where Python has NumPy. Its Java is run
 * as that of all pages is, and its second Python program by the Python package's tests.
 */
@Timeout(120)
class PhysicsPageTest {
    private static final Path PAGE = MarkdownPage.PROJECT.resolve("docs/physics.md");

    @TempDir
    private Path folder;

    private static List<String> blocks(String language) throws IOException {
        return MarkdownPage.read(PAGE).blocks().stream().filter(block -> block.info().equals(language))
                .map(MarkdownPage.Block::text).toList();
    }

    @Test
    void theCommandsGiveWhatThePageSays() throws Exception {
        assumeTrue(python("import numpy") == 0, "Python 3 with NumPy is missing");
        assertEquals(0, python(blocks("python").getFirst()), () -> text("err.txt"));

        List<String> commands = blocks("sh").getFirst().replace("\\\n", " ").lines().toList();
        assertEquals(2, commands.size());
        String json = run(commands.get(0));
        run(commands.get(1));

        @SuppressWarnings("unchecked")
        Map<String, Integer> outside = (Map<String, Integer>) JSON.std.mapFrom(json).get("outside");
        double[] points = values("points.npy");
        double[] kappa = values("kappa.npy");
        double[] slope = values("kappa_t.npy");
        int m = kappa.length;
        long outsideX = 0;
        long outsideY = 0;
        long finite = 0;
        for (int i = 0; i < m; i++) {
            double t = Math.log10(points[i]);
            double r = Math.log10(points[m + i]);
            boolean x = t < 3.75 || t > 7.5;
            boolean y = r < -8 || r > 1;
            outsideX += x ? 1 : 0;
            outsideY += y ? 1 : 0;
            finite += Double.isFinite(kappa[i]) ? 1 : 0;
            boolean missing = t > 7.2 && r > 0;
            assertEquals(!x && !y && !missing, Double.isFinite(kappa[i]), "point " + i + " at " + t + ", " + r);
            assertEquals(Double.isNaN(kappa[i]), Double.isNaN(slope[i]), "point " + i);
        }
        assertEquals(Map.of("x", (int) outsideX, "y", (int) outsideY, "nan", 0), outside);
        assertTrue(outsideX > 0 && finite > m / 2, "finite: " + finite);
        assertTrue(Files.size(folder.resolve("kappa.png")) > 10_000);
    }

    private double[] values(String file) throws IOException {
        try (NpyArray array = NpyArray.open(folder.resolve(file))) {
            return array.toArray();
        }
    }

    /** In a JVM of its own, as only a process has a working folder. */
    private String run(String command) throws Exception {
        String[] words = command.strip().split(" +");
        assertEquals("harness/bin/bilane", words[0]);
        List<String> all = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path", System.getProperty("jdk.module.path"),
                "--enable-native-access=org.bilane.kernel,org.bilane.harness", "--module",
                "org.bilane.harness/org.bilane.harness.cli.Main"), Stream.of(words).skip(1)).toList();
        assertEquals(0, process(all), () -> text("err.txt"));
        return text("out.txt");
    }

    private int python(String program) throws InterruptedException, IOException {
        Files.writeString(folder.resolve("page.py"), program);
        try {
            return process(List.of("python3", "page.py"));
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }

    private int process(List<String> command) throws InterruptedException, IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile()).start().waitFor();
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
