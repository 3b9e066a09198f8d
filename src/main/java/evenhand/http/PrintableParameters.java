package evenhand.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/**
 * Refuses control characters in an address: no name holds one, and no database takes them all; and
 * a parameter that is given twice, for which of both counts is nobody's to guess. Before anything
 * asks the database whose records they name.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
final class PrintableParameters implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.getUriInfo().getQueryParameters().forEach(PrintableParameters::refuseTwice);
    refuse(request.getUriInfo().getQueryParameters());
    refuse(request.getUriInfo().getPathParameters());
  }

  private static void refuseTwice(String name, List<String> values) {
    if (values.size() > 1) {
      throw new BadRequestException(
          "'" + name.replaceAll("\\p{Cntrl}", "?") + "' is given twice; give it once.");
    }
  }

  private static void refuse(Map<String, List<String>> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.stream().anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            throw new BadRequestException(
                "'" + name.replaceAll("\\p{Cntrl}", "?") + "' holds a control character.");
          }
        });
  }
}
