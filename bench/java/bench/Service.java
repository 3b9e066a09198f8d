package bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The service as it ships, started by this process on free ports and a data folder of its own. */
final class Service {
  private static final long READY_SECONDS_MAX = 120;

  private final Path home;
  private final Path folder;
  private final int port;
  private final int adminPort;
  private Process process;

  Service(Path home, Path folder) throws IOException {
    this(home, folder, home.resolve("rules"));
  }

  /** With lines of configuration besides those that ship. */
  Service(Path home, Path folder, String more) throws IOException {
    this(home, folder);
    Files.writeString(folder.resolve("config.yml"), more, StandardOpenOption.APPEND);
  }

  /** With the rulebooks of a folder. */
  Service(Path home, Path folder, Path rulebooks) throws IOException {
    this.home = home;
    this.folder = folder;
    this.port = freePort();
    this.adminPort = freePort();
    String config =
        Files.readString(home.resolve("config.yml"))
            .replace("folder: rules", "folder: " + rulebooks)
            .replace("port: 8080", "port: " + port)
            .replace("port: 8081", "port: " + adminPort)
            .replace("data_directory: data", "data_directory: " + folder.resolve("data"));
    Files.writeString(folder.resolve("config.yml"), config);
  }

  int port() {
    return port;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Starts it; returns the seconds until the health check says yes. */
  double start() throws Exception {
    if (process == null) {
      // Ctrl-C on the benchmark must not leave a service behind.
      Runtime.getRuntime().addShutdownHook(new Thread(this::stopAtLast));
    }
    long started = System.nanoTime();
    process =
        new ProcessBuilder(
                home.resolve("evenhand").toString(),
                "server",
                folder.resolve("config.yml").toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("service.log").toFile()))
            .start();
    while (!isHealthy()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "the service ended:\n" + Files.readString(folder.resolve("service.log")));
      }
      if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(READY_SECONDS_MAX)) {
        throw new IllegalStateException("not ready after " + READY_SECONDS_MAX + " s");
      }
      Thread.sleep(50);
    }
    return (System.nanoTime() - started) / 1e9;
  }

  boolean isHealthy() {
    try {
      HttpURLConnection check =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + adminPort + "/healthcheck").toURL().openConnection();
      check.setConnectTimeout(1000);
      check.setReadTimeout(5000);
      return check.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** SIGTERM, as Ctrl-C or a service manager would. */
  void stop() throws Exception {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private void stopAtLast() {
    try {
      stop();
    } catch (Exception e) {
      process.destroyForcibly();
    }
  }

  /** SIGKILL: nothing in it gets to run again. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGKILL for PostgreSQL and all its children; only for the one that our service started. */
  void killDatabase() throws IOException {
    long postmaster = Long.parseLong(postmasterLine(0));
    ProcessHandle.of(postmaster)
        .ifPresent(
            it -> {
              List<ProcessHandle> children = it.descendants().toList();
              it.destroyForcibly();
              children.forEach(ProcessHandle::destroyForcibly);
            });
  }

  int databasePort() throws IOException {
    return Integer.parseInt(postmasterLine(3));
  }

  String databasePassword() throws IOException {
    return Files.readString(data().resolve("postgresql-password")).strip();
  }

  private String postmasterLine(int number) throws IOException {
    return Files.readAllLines(data().resolve("postgresql/postmaster.pid")).get(number).strip();
  }

  /** Resident memory of Java, in MB: now, and the most so far. */
  double[] residentMegabytes() throws IOException {
    return new double[] {status("VmRSS"), status("VmHWM")};
  }

  private double status(String field) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(field + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
