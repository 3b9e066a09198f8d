package evenhand.security;

import evenhand.decision.Actor;
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
  public Caller {
    roles = Set.copyOf(roles);
  }

  @Override
  public String getName() {
    return actor.pseudonym();
  }
}
