package org.allteach.drawing;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Turns a drawing into a PNG, for programs that do not read SVG. */
public final class Png {

    private static final int WIDEST = 4000;
    /** Java knows its own name for whatever sans serif the machine has. */
    private static final Pattern FONT = Pattern.compile("font-family:[^;]+;");

    private Png() {}

    /**
     * The drawing in pixels; nothing on a machine that has no fonts at all, where letters cannot be drawn.
     *
     * @param svg a document with {@code width} and {@code height}, as {@link ChartFile} makes it
     * @param width in pixels; twice that of the drawing looks sharp on any screen
     */
    public static Optional<byte[]> of(String svg, int width) {
        try {
            return Optional.of(draw(svg, Math.clamp(width, 100, WIDEST)));
        } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError e) {
            return Optional.empty();
        }
    }

    private static byte[] draw(String svg, int width) {
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(FONT.matcher(svg)
                                .replaceAll("font-family: SansSerif;")
                                .getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalArgumentException("This drawing is not SVG");
        }
        int height = Math.round(width * document.size().height / document.size().width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            document.render(null, canvas, new ViewBox(0, 0, width, height));
        } finally {
            canvas.dispose();
        }
        var bytes = new ByteArrayOutputStream(60_000);
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
