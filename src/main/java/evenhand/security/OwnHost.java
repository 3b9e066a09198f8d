package evenhand.security;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Set;

/**
 * Where nobody signs in, takes calls to this machine's own names only: a site whose name leads here
 * could otherwise make a browser on this machine read everything (DNS rebinding).
 */
@Provider
@PreMatching
public final class OwnHost implements ContainerRequestFilter {
  private final Set<String> names;

  public OwnHost(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String host = String.valueOf(request.getUriInfo().getBaseUri().getHost());
    String bare = host.replaceAll("^\\[|\\]$", "").toLowerCase(Locale.ROOT);
    if (!names.contains(bare)) {
      Refusals.note(request, "another-host-name");
      throw new ForbiddenException("Where nobody signs in, call http://127.0.0.1 or localhost.");
    }
  }
}
