package evenhand;

import evenhand.database.Database;
import evenhand.database.ExitHook;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the database once, after the server has answered its last request: when the server stops,
 * or when the process is told to end, even before there is a server.
 */
final class OpenDatabase implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

  /** Longer than the service waits for requests under way. */
  private static final Duration STOP_MAX = Duration.ofSeconds(20);

  private final Database database;
  private final Runnable afterwards;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ExitHook atExit;
  private volatile Optional<Server> server = Optional.empty();

  private OpenDatabase(Database database, Runnable afterwards) {
    this.database = database;
    this.afterwards = afterwards;
    atExit = ExitHook.add("close-database", this::shutDown);
  }

  static void closeWith(Environment environment, Database database, Runnable afterwards) {
    OpenDatabase open = new OpenDatabase(database, afterwards);
    database.leaveRunningAtExit(STOP_MAX);
    environment.lifecycle().manage(open);
    environment.lifecycle().addServerLifecycleListener(open::stopAtExit);
  }

  /** Jetty's own hook would take the server apart where it finds that another stops it already. */
  private void stopAtExit(Server started) {
    started.setStopAtShutdown(false);
    server = Optional.of(started);
  }

  @Override
  public void stop() {
    if (closed.compareAndSet(false, true)) {
      try {
        database.close();
        afterwards.run();
      } finally {
        atExit.forget();
      }
    }
  }

  private void shutDown() {
    try {
      if (server.isPresent()) {
        server.get().stop();
      }
    } catch (Exception e) {
      LOG.warn("The server did not stop in order", e);
    }
    stop();
  }
}
