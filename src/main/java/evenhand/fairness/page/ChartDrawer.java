package evenhand.fairness.page;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the charts of a page in its PDF: the few shapes that {@code charts.ftlh} uses, and text as
 * text of one shared font, which can be searched and costs a fraction of drawn outlines.
 */
final class ChartDrawer implements SVGDrawer {
  private final PDFont pdfFont;
  private final Font font;

  /**
   * @param pdfFont embedded in the document that is written
   * @param font the same font, as Java's graphics name it
   */
  ChartDrawer(PDFont pdfFont, Font font) {
    this.pdfFont = pdfFont;
    this.font = font;
  }

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    return new Chart(svg, width / dotsPerPixel, height / dotsPerPixel, dotsPerPixel);
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
    // The font is given.
  }

  @Override
  public void addFontFile(
      File file, String family, Integer weight, BaseRendererBuilder.FontStyle style) {
    // The font is given.
  }

  @Override
  public void close() {
    // Holds nothing of its own; the document closes its font.
  }

  private final class Chart implements SVGImage {
    private final Element svg;
    private final double width;
    private final double height;
    private final double dotsPerPixel;

    Chart(Element svg, double width, double height, double dotsPerPixel) {
      this.svg = svg;
      this.width = width;
      this.height = height;
      this.dotsPerPixel = dotsPerPixel;
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) Math.round(width * dotsPerPixel);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.round(height * dotsPerPixel);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      device.drawWithGraphics(
          (float) x, (float) y, (float) width, (float) height, this::drawWithFont);
    }

    private void drawWithFont(Graphics2D graphics) {
      try (PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
        text.registerFont(font.getFontName(), pdfFont);
        ((PdfBoxGraphics2D) graphics).setFontTextDrawer(text);
        draw(graphics);
      }
    }

    private void draw(Graphics2D graphics) {
      String[] view = svg.getAttribute("viewBox").split(" ", -1);
      graphics.scale(width / Double.parseDouble(view[2]), height / Double.parseDouble(view[3]));
      for (Node node = svg.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element shape) {
          draw(graphics, shape);
        }
      }
    }

    private void draw(Graphics2D graphics, Element shape) {
      switch (shape.getTagName()) {
        case "title", "desc" -> {
          // Said by the figure's alternative text.
        }
        case "line" -> line(graphics, shape);
        case "text" -> text(graphics, shape);
        case "rect" ->
            fill(
                graphics,
                shape,
                new Rectangle2D.Double(
                    number(shape, "x"),
                    number(shape, "y"),
                    number(shape, "width"),
                    number(shape, "height")));
        case "circle" -> {
          double radius = number(shape, "r");
          double left = number(shape, "cx") - radius;
          double top = number(shape, "cy") - radius;
          fill(graphics, shape, new Ellipse2D.Double(left, top, 2 * radius, 2 * radius));
        }
        case "polygon" -> fill(graphics, shape, polygon(shape.getAttribute("points")));
        default ->
            throw new IllegalArgumentException("charts have no <" + shape.getTagName() + ">");
      }
    }

    private void line(Graphics2D graphics, Element line) {
      graphics.setColor(Color.decode(line.getAttribute("stroke")));
      graphics.setStroke(new BasicStroke((float) number(line, "stroke-width")));
      graphics.draw(
          new Line2D.Double(
              number(line, "x1"), number(line, "y1"), number(line, "x2"), number(line, "y2")));
    }

    private void text(Graphics2D graphics, Element text) {
      String words = text.getTextContent();
      Element sized = text.hasAttribute("font-size") ? text : svg;
      float size = (float) number(sized, "font-size");
      double left =
          switch (text.getAttribute("text-anchor")) {
            case "middle" -> number(text, "x") - widthOf(words, size) / 2;
            case "end" -> number(text, "x") - widthOf(words, size);
            default -> number(text, "x");
          };
      graphics.setFont(font.deriveFont(size));
      graphics.setColor(Color.decode(text.getAttribute("fill")));
      graphics.drawString(words, (float) left, (float) number(text, "y"));
    }

    private double widthOf(String words, float size) {
      try {
        return pdfFont.getStringWidth(words) * size / 1000;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void fill(Graphics2D graphics, Element shape, Shape outline) {
    graphics.setColor(Color.decode(shape.getAttribute("fill")));
    graphics.fill(outline);
  }

  /** Corners as {@code x,y} with spaces between. */
  private static Path2D polygon(String points) {
    Path2D path = new Path2D.Double();
    for (String corner : points.split(" ", -1)) {
      String[] place = corner.split(",", -1);
      double x = Double.parseDouble(place[0]);
      double y = Double.parseDouble(place[1]);
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private static double number(Element shape, String attribute) {
    return Double.parseDouble(shape.getAttribute(attribute));
  }
}
