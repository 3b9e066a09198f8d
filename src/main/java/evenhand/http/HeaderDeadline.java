package evenhand.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Closes a connection on which a request has begun and its headers take too long. Jetty has an idle
 * timeout, which every byte begins anew, and a minimum data rate, which is of bodies.
 */
final class HeaderDeadline implements Connection.Listener, LifeCycle.Listener {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Duration headerMax;
  private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();

  HeaderDeadline(Duration headerMax) {
    this.headerMax = headerMax;
  }

  /** Only connections that speak HTTP, for those that carry TLS count no requests. */
  @Override
  public void lifeCycleStarting(LifeCycle event) {
    if (event instanceof Server server) {
      server
          .getContainedBeans(HttpConnectionFactory.class)
          .forEach(factory -> factory.addEventListener(this));
    }
  }

  @Override
  public void lifeCycleStarted(LifeCycle event) {
    if (event instanceof Server server) {
      look(server);
    }
  }

  private void look(Server server) {
    if (server.isRunning()) {
      watches.values().forEach(Watch::look);
      server
          .getScheduler()
          .schedule(() -> look(server), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void onOpened(Connection connection) {
    watches.put(connection, new Watch(connection));
  }

  @Override
  public void onClosed(Connection connection) {
    watches.remove(connection);
  }

  /** What was seen of one connection; a request counts as come in once its headers are whole. */
  private final class Watch {
    private final Connection connection;
    private long messages;
    private long bytes;
    private long sinceNanos;
    private boolean isBegun;

    Watch(Connection connection) {
      this.connection = connection;
    }

    void look() {
      long messagesIn = connection.getMessagesIn();
      if (messagesIn != messages || messagesIn > connection.getMessagesOut()) {
        messages = messagesIn;
        bytes = connection.getBytesIn();
        isBegun = false;
      } else if (!isBegun) {
        isBegun = connection.getBytesIn() > bytes;
        sinceNanos = System.nanoTime();
      } else if (System.nanoTime() - sinceNanos > headerMax.toNanos()) {
        connection.getEndPoint().close(new TimeoutException("headers took too long"));
      }
    }
  }
}
