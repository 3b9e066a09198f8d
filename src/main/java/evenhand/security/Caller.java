package evenhand.security;

import evenhand.decision.Actor;
import java.security.Principal;
import java.util.Set;

/** Who a token was given to. */
public record Caller(Actor actor, Set<Role> roles) implements Principal {
  public Caller {
    roles = Set.copyOf(roles);
  }

  @Override
  public String getName() {
    return actor.pseudonym();
  }
}
