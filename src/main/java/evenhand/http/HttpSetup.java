package evenhand.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.GzipHandlerFactory;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ServerProperties;

/** Puts the limits, headers, readers and problems in front of whatever resources are registered. */
public final class HttpSetup {
  /** What two cores and sixteen database connections work through side by side. */
  private static final int REQUESTS_AT_ONCE_MAX = 48;

  private static final int REQUESTS_WAITING_MAX = 256;
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  /** How long a caller may take over a body; the slowest line in use needs a tenth. */
  private static final Duration BODY_MAX = Duration.ofSeconds(20);

  /** The same of headers, which are a tenth as long. */
  private static final Duration HEADER_MAX = Duration.ofSeconds(10);

  private static final int DEAR_AT_ONCE_MAX = 1;
  private static final int DEAR_WAITING_MAX = 32;

  private HttpSetup() {}

  public static void install(ServerFactory factory, Environment environment) {
    install(factory, environment, BODY_MAX, HEADER_MAX);
  }

  static void install(
      ServerFactory factory, Environment environment, Duration bodyMax, Duration headerMax) {
    if (factory instanceof AbstractServerFactory server) {
      // Dropwizard's own mappers answer in a form of their own.
      server.setRegisterDefaultExceptionMappers(false);
      server.setGzipFilterFactory(notCompressing());
    }
    ObjectMapper mapper = environment.getObjectMapper();
    ErrorPages errors = new ErrorPages(mapper);
    // The last one inserted is the outermost: headers go round the limit, so a 413 has them too.
    environment.getApplicationContext().insertHandler(new LogContext());
    environment
        .getApplicationContext()
        .insertHandler(queue(REQUESTS_AT_ONCE_MAX, REQUESTS_WAITING_MAX));
    environment.getApplicationContext().insertHandler(dearCalls());
    environment.getApplicationContext().insertHandler(wholeBodies());
    environment.getApplicationContext().insertHandler(new BodyDeadline(bodyMax));
    environment
        .getApplicationContext()
        .insertHandler(new SizeLimitHandler(Problems.BODY_BYTES_MAX, -1));
    environment.getApplicationContext().insertHandler(new FrontDoor());
    environment.getApplicationContext().setErrorHandler(errors);
    environment.getAdminContext().insertHandler(new FrontDoor());
    environment.getAdminContext().setErrorHandler(errors);
    environment.lifecycle().addEventListener(errorsOfTheServer(errors));
    environment.lifecycle().addEventListener(new HeaderDeadline(headerMax));
    environment
        .admin()
        .addServlet("prometheus", new PrometheusServlet(environment.metrics()))
        .addMapping("/metrics");
    environment.jersey().register(new StrictJsonReader(mapper));
    environment.jersey().register(new ProblemMapper());
    environment.jersey().register(new PlainBodies());
    // Where to go next is told as an address of this site: behind a proxy that ends TLS, this
    // service would name its own side of it.
    environment
        .jersey()
        .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    environment.jersey().register(new PrintableParameters());
    environment.jersey().register(new FileNames());
  }

  /** A size limit must count bytes as read; and compressing secrets beside input leaks lengths. */
  private static GzipHandlerFactory notCompressing() {
    GzipHandlerFactory gzip = new GzipHandlerFactory();
    gzip.setEnabled(false);
    return gzip;
  }

  /**
   * Waits for a body without a thread or a place in the queue. A request refused before its body
   * came would also leave the connection unusable for the next one.
   */
  private static EagerContentHandler wholeBodies() {
    return new EagerContentHandler(
        new EagerContentHandler.RetainedContentLoaderFactory(
            Problems.BODY_BYTES_MAX + 1L, 0, false));
  }

  /** Who asks for many waits for their own, and decisions find a processor free. */
  private static QoSHandler dearCalls() {
    QoSHandler queue = queue(DEAR_AT_ONCE_MAX, DEAR_WAITING_MAX);
    queue.include(DearCalls::isDear);
    return queue;
  }

  /** Beyond this an answer would come too late to act on: better to say so at once. */
  private static QoSHandler queue(int atOnceMax, int waitingMax) {
    QoSHandler queue = new QoSHandler();
    queue.setMaxRequestCount(atOnceMax);
    queue.setMaxSuspendedRequestCount(waitingMax);
    queue.setMaxSuspend(WAIT_MAX);
    return queue;
  }

  /** Requests too broken to reach any context are answered by the server itself. */
  private static LifeCycle.Listener errorsOfTheServer(ErrorPages errors) {
    return new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarting(LifeCycle event) {
        if (event instanceof Server server) {
          server.setErrorHandler(errors);
        }
      }
    };
  }
}
