package evenhand.security;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Where nobody signs in, takes calls to this machine's own names only: a site whose name leads here
 * could otherwise make a browser on this machine read everything (DNS rebinding).
 */
@Provider
@PreMatching
public final class OwnHost implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (!ThisMachine.is(request.getUriInfo().getBaseUri().getHost())) {
      Refusals.note(request, "another-host-name");
      throw new ForbiddenException("Where nobody signs in, call http://127.0.0.1 or localhost.");
    }
  }
}
