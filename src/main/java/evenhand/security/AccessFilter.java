package evenhand.security;

import evenhand.decision.ActionId;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessReason;
import evenhand.security.AccessMatrix.Reach;
import evenhand.security.AccessMatrix.Row;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets a call through where its row of the matrix allows it to one of the caller's roles. */
final class AccessFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final String ACTOR = "Evenhand-Actor";

  private final Row row;
  private final Tokens tokens;
  private final RecordsDao records;
  private final RateLimits limits;

  AccessFilter(Row row, Tokens tokens, RecordsDao records, RateLimits limits) {
    this.row = row;
    this.tokens = tokens;
    this.records = records;
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller =
        bearer(request)
            .flatMap(tokens::check)
            .orElseThrow(() -> new NotAuthorizedException("Bearer realm=\"evenhand\""));
    limits.remember(first(request, HttpHeaders.AUTHORIZATION), Optional.empty(), caller);
    SortedMap<Role, Reach> granted = new TreeMap<>(row.roles());
    granted.keySet().retainAll(caller.roles());
    if (granted.values().stream().noneMatch(reach -> allows(reach, caller, request))) {
      throw new ForbiddenException(refusal());
    }
    // From here on everything that is recorded is recorded as this caller's doing.
    request.getHeaders().putSingle(ACTOR, caller.getName());
  }

  private static Optional<String> first(ContainerRequestContext request, String header) {
    return Optional.ofNullable(request.getHeaders().getFirst(header));
  }

  private static Optional<String> bearer(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
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

  private String refusal() {
    String roles =
        row.roles().entrySet().stream()
            .map(
                granted ->
                    switch (granted.getValue()) {
                      case ALL -> granted.getKey().code();
                      case OWN -> granted.getKey().code() + " (own contacts)";
                      case REASON -> granted.getKey().code() + " (with reason_code)";
                    })
            .collect(Collectors.joining(", "));
    return "This call is for: " + roles + ".";
  }
}
