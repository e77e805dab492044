package org.bilane.harness.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bilane.harness.developer.ComparePlot;
import org.bilane.harness.developer.ContenderTimes;
import org.bilane.harness.developer.JobTimes;
import org.bilane.harness.verify.UlpProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures from what they show to the file. */
class PictureFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void requireFonts() {
        FontsHere.require();
    }

    static Stream<Picture> pictures() {
        return Stream.of(SweepPlot.of(SampleSweep.of(2, 4)), SweepPlot.of(SampleSweep.of(64, 200)),
                UlpPlot.of(new UlpProfile(), "no results"),
                ComparePlot.of("a comparison", List.of(new JobTimes("A",
                        List.of(new ContenderTimes("ours", 2, true, 0.03, 0.02, 0.05),
                                new ContenderTimes("a peer", 1, false, 1, 0.9, 1.2))))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void pngHasTwoPixelsForOneAndDarkTextOnWhite(Picture picture) throws IOException {
        Path file = folder.resolve("picture.PNG");

        PictureFile.of(file).write(picture);

        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(1600, image.getWidth());
        assertEquals(2 * picture.height(), image.getHeight());
        assertEquals(Color.WHITE.getRGB(), image.getRGB(2, 2));
        assertTrue(colors(image).contains(Color.BLACK.getRGB()), "no letter is black");
        assertTrue(borderIsWhite(image), "something reaches the border, and is cut off there");
    }

    private static Set<Integer> colors(BufferedImage image) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colors.add(image.getRGB(x, y));
            }
        }
        return colors;
    }

    private static boolean borderIsWhite(BufferedImage image) {
        int white = Color.WHITE.getRGB();
        boolean isWhite = true;
        for (int y = 0; y < image.getHeight(); y++) {
            isWhite &= image.getRGB(0, y) == white && image.getRGB(image.getWidth() - 1, y) == white;
        }
        for (int x = 0; x < image.getWidth(); x++) {
            isWhite &= image.getRGB(x, 0) == white && image.getRGB(x, image.getHeight() - 1) == white;
        }
        return isWhite;
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svgIsADrawingOfTheSameSizeWithItsTitle(Picture picture) throws Exception {
        Path file = folder.resolve("picture.svg");

        PictureFile.of(file).write(picture);

        Element svg = parse(Files.readString(file)).getDocumentElement();
        assertEquals("svg", svg.getLocalName());
        assertEquals("0 0 800 " + picture.height(), svg.getAttribute("viewBox"));
        assertEquals(picture.title(), svg.getElementsByTagName("title").item(0).getTextContent());
        NodeList outlines = svg.getElementsByTagName("path");
        assertTrue(outlines.getLength() > 10, outlines.getLength() + " outlines");
        assertEquals(0, svg.getElementsByTagName("text").getLength(), "text would depend on the reader's fonts");
    }

    /** Without the document type, which would be fetched. */
    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void theSamePictureGivesTheSameFile() throws IOException {
        for (String name : new String[] {"a.png", "b.png", "a.svg", "b.svg"}) {
            PictureFile.of(folder.resolve(name)).write(SweepPlot.of(SampleSweep.of(2, 4)));
        }

        assertArrayEquals(Files.readAllBytes(folder.resolve("a.png")), Files.readAllBytes(folder.resolve("b.png")));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.svg")), Files.readAllBytes(folder.resolve("b.svg")));
    }

    @Test
    void anOlderFileIsReplacedAndNothingElseStays() throws IOException {
        Path file = Files.writeString(folder.resolve("p.svg"), "old");

        PictureFile.of(file).write(UlpPlot.of(new UlpProfile(), ""));

        assertTrue(Files.readString(file).contains("<svg"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFolderThatVanishesMeanwhileIsAFailureInOneLine() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        PictureFile file = PictureFile.of(inner.resolve("p.png"));
        Files.delete(inner);

        IOException failure = assertThrows(IOException.class, () -> file.write(UlpPlot.of(new UlpProfile(), "")));

        assertEquals(inner.resolve("p.png") + ": cannot be written: no such file or folder", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "p.gif", "png", "p.png.txt", ".svgz"})
    void refusesOtherSuffixes(String name) {
        Path file = folder.resolve(name);

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PictureFile.of(file));

        assertEquals(file + ": must end in .png or .svg", refusal.getMessage());
    }

    @Test
    void refusesAFolderOfThatNameAndAFolderThatIsMissing() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("d.png"));
        Path nested = folder.resolve("missing").resolve("p.png");

        assertEquals(directory + ": is a folder; an output must be a file",
                assertThrows(IllegalArgumentException.class, () -> PictureFile.of(directory)).getMessage());
        assertEquals(nested + ": there is no folder " + nested.getParent() + "; an output's folder must exist",
                assertThrows(IllegalArgumentException.class, () -> PictureFile.of(nested)).getMessage());
    }
}
