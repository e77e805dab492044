package org.bilane.harness.plot;

import java.awt.Dimension;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws pictures as SVG. */
final class SvgEncoder {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgEncoder() {
    }

    /**
     * Draws a picture. Text becomes outlines, so that it fits its place whatever fonts the reader has; the title is
     * there as text.
     *
     * @param picture the picture
     * @return the content of an SVG file in UTF-8
     * @throws IOException if the JDK has no builder of XML documents
     */
    static byte[] encode(Picture picture) throws IOException {
        Document document;
        try {
            document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("this Java cannot write SVG; try .png", e);
        }
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Drawn by Bilane");
        // Hundredths of a pixel: more decimals make the file larger, and no eye sees them.
        context.setPrecision(2);
        SVGGraphics2D graphics = new SVGGraphics2D(context, true);
        // The outlines have true widths; text must be placed by those, not by widths rounded to pixels.
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setSVGCanvasSize(new Dimension(Picture.WIDTH, picture.height()));
        picture.chart().draw(graphics, new Rectangle2D.Double(0, 0, Picture.WIDTH, picture.height()));
        Element root = graphics.getRoot();
        // A picture that may be scaled, and that is read aloud by its title.
        root.setAttributeNS(null, "viewBox", "0 0 " + Picture.WIDTH + " " + picture.height());
        root.setAttributeNS(null, "role", "img");
        Element title = document.createElementNS(NAMESPACE, "title");
        title.setTextContent(picture.title());
        root.insertBefore(title, root.getFirstChild());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            graphics.stream(root, writer, false, false);
        }
        return bytes.toByteArray();
    }
}
