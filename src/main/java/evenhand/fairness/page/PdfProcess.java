package evenhand.fairness.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Makes a PDF in a process of its own: laying out a long report takes more memory than a service
 * that decides may use, and must not end it.
 */
public final class PdfProcess {
  private static final String HEAP_MAX = "-Xmx1g";

  /** Ten times what the longest report took on two cores. */
  private static final long MINUTES_MAX = 10;

  private PdfProcess() {}

  /**
   * Run by {@link #write}.
   *
   * @param arguments the page to read, the PDF to write
   */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[1]), ReportPdf.of(Files.readString(Path.of(arguments[0]))));
  }

  /**
   * Writes the PDF of a page.
   *
   * @throws IOException where the other process failed, with what it said
   */
  public static void write(Path html, Path pdf) throws IOException {
    Path said = Files.createTempFile("evenhand-pdf", ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP_MAX,
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                PdfProcess.class.getName(),
                html.toAbsolutePath().toString(),
                pdf.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
        throw new IOException("the PDF was not made within " + MINUTES_MAX + " minutes");
      }
      if (process.exitValue() != 0) {
        throw new IOException("the PDF was not made: " + Files.readString(said).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the PDF was made", e);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(said);
    }
  }
}
