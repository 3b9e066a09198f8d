package evenhand.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded PostgreSQL of a service that runs on a data folder, as its files tell of it. */
record RunningServer(String url, Credentials superuser) {
  private static final int PORT_LINE = 3;

  static RunningServer of(Path folder) {
    try {
      String port =
          Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).get(PORT_LINE).strip();
      String password = Files.readString(folder.resolve("postgresql-password"));
      return new RunningServer(
          "jdbc:postgresql://127.0.0.1:" + port + "/evenhand",
          new Credentials("postgres", password));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new UncheckedIOException(
          "the service that runs on " + folder + " is starting or stopping: try again",
          new IOException(e));
    }
  }
}
