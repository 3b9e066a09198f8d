package evenhand.security;

import evenhand.decision.RecordsDao;
import evenhand.security.AccessMatrix.Row;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Puts its row of the matrix before each call; a call without one stops the start. */
public final class AccessFeature implements DynamicFeature {
  private final AccessMatrix matrix;
  private final Callers callers;
  private final RecordsDao records;
  private final RateLimits limits;

  /** Guards every call of the service. */
  public AccessFeature(
      AccessMatrix matrix, Callers callers, RecordsDao records, RateLimits limits) {
    this.matrix = matrix;
    this.callers = callers;
    this.records = records;
    this.limits = limits;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (!resource.getResourceClass().getName().startsWith("evenhand.")) {
      // The framework's own answers to OPTIONS say which methods there are, and nothing else.
      return;
    }
    String call = call(resource.getResourceClass(), resource.getResourceMethod());
    Row row =
        matrix
            .row(call)
            .orElseThrow(
                () -> new IllegalStateException("access.yml does not say who may " + call));
    Operation described = resource.getResourceMethod().getAnnotation(Operation.class);
    String operation = described == null ? "-" : described.operationId();
    context.register(
        new AccessFilter(row, operation, callers, records, limits), Priorities.AUTHENTICATION);
  }

  /** Method and address as the matrix writes them: without what a path parameter must look like. */
  static String call(Class<?> resource, Method method) {
    String path =
        (path(resource.getAnnotation(Path.class)) + "/" + path(method.getAnnotation(Path.class)))
            .replaceAll("\\{\\s*([a-z_]+)[^{}/]*(\\{[^}]*\\})?[^{}/]*\\}", "{$1}")
            .replaceAll("/+", "/");
    if (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (http != null) {
        return http.value() + " " + path;
      }
    }
    throw new IllegalArgumentException(method + " answers no call");
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : "/" + path.value();
  }
}
