package evenhand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a verb as a process of its own, as a person at a console does. */
public final class Console {
  private Console() {}

  /** How a verb ended and what it said. */
  public record Said(int status, String out, String err) {}

  /**
   * Runs a verb to its end.
   *
   * @param folder for what it says on standard error
   */
  public static Said evenhand(Path folder, String... words)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EvenhandApplication.class.getName()));
    command.addAll(List.of(words));
    Path err = folder.resolve("err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, Files.readString(err));
  }
}
