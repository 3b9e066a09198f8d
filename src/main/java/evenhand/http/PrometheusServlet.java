package evenhand.http;

import com.codahale.metrics.MetricRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.dropwizard.DropwizardExports;
import io.prometheus.client.exporter.common.TextFormat;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;

/** The service's metrics as Prometheus reads them. */
final class PrometheusServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private final transient CollectorRegistry metrics = new CollectorRegistry();

  PrometheusServlet(MetricRegistry registry) {
    metrics.register(new DropwizardExports(registry));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(TextFormat.CONTENT_TYPE_004);
    try (Writer writer = response.getWriter()) {
      TextFormat.write004(writer, metrics.metricFamilySamples());
    }
  }
}
