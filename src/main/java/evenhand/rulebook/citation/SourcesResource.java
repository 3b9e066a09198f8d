package evenhand.rulebook.citation;

import evenhand.rulebook.Rulebooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** From a section of an Act to the rules that rest on it. */
@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks")
public final class SourcesResource {
  private final Rulebooks rulebooks;

  public SourcesResource(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** What was found, in the order of rulebooks and their registers. */
  public record SourceList(List<CitedProvision> provisions) {
    public SourceList {
      provisions = List.copyOf(provisions);
    }
  }

  @GET
  @Operation(
      operationId = "findSources",
      summary = "Provisions of the citation registers, and the rules that rest on each")
  public SourceList find(
      @Parameter(description = "such as DAA s.49A, Care Act 2014 s.42, or s.42; empty for all")
          @QueryParam("cites")
          @DefaultValue("")
          String cites) {
    return new SourceList(Citations.find(rulebooks.all(), cites));
  }
}
