package org.bilane.harness.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws pictures as PNG. */
final class PngEncoder {
    /** Pixels of the file for each pixel of the layout, either way. */
    static final int SCALE = 2;

    private PngEncoder() {
    }

    /**
     * Draws a picture on white.
     *
     * @param picture the picture
     * @return the content of a PNG file of {@value #SCALE} times the layout's width and height
     * @throws IOException if the JDK has no encoder
     */
    static byte[] encode(Picture picture) throws IOException {
        BufferedImage image = new BufferedImage(SCALE * Picture.WIDTH, SCALE * picture.height(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            // Positions between pixels: letters hinted for whole ones would stand unevenly.
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            picture.chart().draw(graphics, new Rectangle2D.Double(0, 0, Picture.WIDTH, picture.height()));
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("this Java cannot write PNG; try .svg");
        }
        return bytes.toByteArray();
    }
}
