package evenhand.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;

/** Describes the calls to programs. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Hidden
public final class OpenApiResource {
  private final Supplier<JsonNode> document;

  public OpenApiResource(Supplier<JsonNode> document) {
    this.document = document;
  }

  @GET
  @Path("/openapi.json")
  public JsonNode document() {
    return document.get();
  }
}
