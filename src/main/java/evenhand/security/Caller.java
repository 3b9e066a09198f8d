package evenhand.security;

import evenhand.decision.Actor;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who a token was given to, or who is signed in with a browser.
 *
 * @param authenticatedAt when the issuer last saw proof of who it is; empty where it does not say
 */
public record Caller(Actor actor, Set<Role> roles, Optional<Instant> authenticatedAt)
    implements Principal {
  private static final String MAKING = "evenhand.caller";

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Remembers that this is who makes a request, let through or not. */
  public void makes(ContainerRequestContext request) {
    request.setProperty(MAKING, this);
  }

  /** Who makes a request, as far as that was found out. */
  public static Optional<Caller> making(ContainerRequestContext request) {
    return request.getProperty(MAKING) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  @Override
  public String getName() {
    return actor.pseudonym();
  }
}
