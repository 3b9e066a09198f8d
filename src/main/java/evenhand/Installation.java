package evenhand;

import java.nio.file.Path;

/** The folder that the service is installed in: where the launcher, rules and data lie. */
public final class Installation {
  private static final String PROPERTY = "evenhand.home";

  private Installation() {}

  /** As the launcher says; the working folder where the jar is run without it. */
  public static Path home() {
    return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize();
  }

  /** A folder as named, below the installation where it is relative. */
  public static Path resolve(Path path) {
    return home().resolve(path).normalize();
  }
}
