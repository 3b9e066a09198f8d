package evenhand.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows what is in force: rulebooks, their questions and their rules. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks")
public final class RulebooksResource {
  private final Rulebooks rulebooks;

  public RulebooksResource(Rulebooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** The rulebooks in force, sorted by id. */
  public record RulebookList(List<RulebookEntry> rulebooks) {
    public RulebookList {
      rulebooks = List.copyOf(rulebooks);
    }
  }

  /** One rulebook in force. */
  public record RulebookEntry(String id, String version, String title, Revision revision) {
    static RulebookEntry of(Rulebook rulebook) {
      return new RulebookEntry(
          rulebook.id(), rulebook.version(), rulebook.title(), rulebook.revision());
    }
  }

  /**
   * One rulebook in full.
   *
   * @param about what rulebook.yml says: purpose, limits, legal basis, scales and codes
   */
  public record RulebookDetail(
      String id, String version, String title, Revision revision, JsonNode about) {}

  @GET
  @Path("/rulebooks")
  @Operation(operationId = "listRulebooks", summary = "The rulebooks in force")
  public RulebookList all() {
    return new RulebookList(rulebooks.all().stream().map(RulebookEntry::of).toList());
  }

  @GET
  @Path("/rulebooks/{id}")
  @Operation(operationId = "readRulebook", summary = "One rulebook: purpose, limits, scales, codes")
  public RulebookDetail one(@PathParam("id") String id) {
    Rulebook rulebook = named(id);
    return new RulebookDetail(
        rulebook.id(), rulebook.version(), rulebook.title(), rulebook.revision(), rulebook.about());
  }

  @GET
  @Path("/rulebooks/{id}/questions")
  @Operation(
      operationId = "readQuestions",
      summary = "What the rulebook may ask, and the JSON schema of its facts")
  public JsonNode questions(@PathParam("id") String id) {
    return named(id).questionsJson();
  }

  @GET
  @Path("/rulebooks/{id}/rules")
  @Operation(operationId = "readRules", summary = "Every rule with its sentence and citations")
  public JsonNode rules(@PathParam("id") String id) {
    return named(id).rulesJson();
  }

  private Rulebook named(String id) {
    return rulebooks.find(id).orElseThrow(() -> UnknownRulebookException.of(id, rulebooks));
  }
}
