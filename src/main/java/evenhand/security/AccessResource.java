package evenhand.security;

import evenhand.security.AccessMatrix.Row;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows who may make which call. */
@Path("/v1/access")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signing in")
public final class AccessResource {
  private final AccessMatrix matrix;

  public AccessResource(AccessMatrix matrix) {
    this.matrix = matrix;
  }

  @GET
  @Operation(
      operationId = "readAccess",
      summary = "Which role may make which call, on whose records")
  public List<Row> matrix() {
    return matrix.rows();
  }
}
