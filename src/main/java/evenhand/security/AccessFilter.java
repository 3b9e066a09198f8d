package evenhand.security;

import evenhand.decision.ActionId;
import evenhand.decision.DecisionId;
import evenhand.decision.ReadScope;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessReason;
import evenhand.security.AccessMatrix.Reach;
import evenhand.security.AccessMatrix.Row;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a call through where its row of the matrix allows it to one of the caller's roles, and reads
 * of the database no further than that.
 */
final class AccessFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ACTOR = "Evenhand-Actor";

  private final Row row;
  private final String operation;
  private final Callers callers;
  private final RecordsDao records;
  private final RateLimits limits;

  /**
   * Guards one call.
   *
   * @param operation its name in the OpenAPI document
   */
  AccessFilter(Row row, String operation, Callers callers, RecordsDao records, RateLimits limits) {
    this.row = row;
    this.operation = operation;
    this.callers = callers;
    this.records = records;
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    ReadScope.leave();
    Refusals.note(request, operation, row.call(), whom());
    try {
      admit(request);
    } catch (RefusedException e) {
      Refusals.note(request, e);
      throw e;
    } catch (NotAuthorizedException e) {
      Refusals.note(
          request,
          e.getCause() instanceof BadTokenException bad
              ? "not-signed-in:" + bad.reason()
              : "not-signed-in");
      throw e;
    }
  }

  private void admit(ContainerRequestContext request) {
    if (row.open()) {
      callers.refuseForged(request);
      row.scope(Reach.ALL, Optional.empty()).enter();
      return;
    }
    Optional<Response> elsewhere = callers.elsewhere(request);
    if (elsewhere.isPresent()) {
      request.abortWith(elsewhere.get());
      return;
    }
    Optional<Caller> caller = callers.of(request);
    if (caller.isEmpty()) {
      // Nobody signs in: callers on this machine say who they are, and may do everything.
      row.scope(Reach.ALL, Optional.empty()).enter();
      return;
    }
    caller.get().makes(request);
    limits.remember(Callers.credential(request), caller.get());
    Reach reach = granted(caller.get(), request);
    if (row.recent()) {
      callers.requireRecent(caller.get());
    }
    // From here on everything that is recorded is recorded as this caller's doing.
    request.getHeaders().putSingle(ACTOR, caller.get().getName());
    row.scope(reach, caller).enter();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    ReadScope.leave();
  }

  /** The widest reach that the caller's roles have here. */
  private Reach granted(Caller caller, ContainerRequestContext request) {
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    row.refuses()
        .forEach(
            (parameter, value) -> {
              if (query.getOrDefault(parameter, List.of()).contains(value)) {
                Refusals.note(request, parameter + "=" + value);
                throw new ForbiddenException(
                    "Nobody who signs in may ask for " + parameter + "=" + value + ".");
              }
            });
    if (row.signedIn()) {
      return Reach.ALL;
    }
    return Stream.of(Reach.ALL, Reach.REASON, Reach.OWN)
        .filter(reach -> caller.roles().stream().anyMatch(role -> row.grants(role, reach)))
        .filter(reach -> allows(reach, caller, request))
        .findFirst()
        .orElseThrow(
            () -> {
              Refusals.note(request, "forbidden");
              return new ForbiddenException("This call is for: " + whom() + ".");
            });
  }

  private boolean allows(Reach reach, Caller caller, ContainerRequestContext request) {
    return switch (reach) {
      case ALL -> true;
      case REASON -> {
        String reason = request.getUriInfo().getQueryParameters().getFirst("reason_code");
        yield reason != null && !reason.equals(AccessReason.NOT_GIVEN);
      }
      case OWN -> owns(caller, request.getUriInfo().getPathParameters());
    };
  }

  private boolean owns(Caller caller, MultivaluedMap<String, String> path) {
    String contact = path.getFirst("ref");
    if (contact != null) {
      return records.readFirst(
          session -> session.dao(OwnershipDao.class).isOwnContact(contact, caller.getName()));
    }
    String id = path.getFirst("id");
    if (id == null) {
      // A list: the database leaves out what is not the caller's own.
      return true;
    }
    Optional<UUID> decision =
        ActionId.parse(id)
            .map(ActionId::decision)
            .or(() -> DecisionId.parse(id))
            .map(DecisionId::value);
    return decision.isPresent()
        && records.readFirst(
            session ->
                session.dao(OwnershipDao.class).isOwnDecision(decision.get(), caller.getName()));
  }

  private String whom() {
    if (row.open()) {
      return "anyone";
    } else if (row.signedIn()) {
      return "anyone signed in";
    }
    return row.roles().entrySet().stream()
        .map(AccessFilter::said)
        .collect(Collectors.joining(", "));
  }

  private static String said(Map.Entry<Role, Reach> granted) {
    String role = granted.getKey().code();
    return switch (granted.getValue()) {
      case ALL -> role;
      case OWN -> role + " (own contacts)";
      case REASON -> role + " (with reason_code)";
    };
  }
}
