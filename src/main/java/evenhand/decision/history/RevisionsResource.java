package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.UnknownRecordException;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows which revisions of a rulebook are in force here and were. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulebooks")
public final class RevisionsResource {
  private final RevisionsService revisions;
  private final Rulebooks rulebooks;

  public RevisionsResource(RevisionsService revisions, Rulebooks rulebooks) {
    this.revisions = revisions;
    this.rulebooks = rulebooks;
  }

  /** The revisions of one rulebook, the first seen first. */
  public record RevisionList(String rulebook, List<RevisionEntry> revisions) {
    public RevisionList {
      revisions = List.copyOf(revisions);
    }
  }

  /** One revision that ran here. */
  public record RevisionEntry(
      String revision,
      String version,
      @JsonProperty("first_seen") Instant firstSeen,
      @JsonProperty("in_force") boolean inForce) {}

  @GET
  @Path("/rulebooks/{id}/revisions")
  @Operation(operationId = "listRevisions", summary = "The revisions in force here, now and before")
  public RevisionList of(@PathParam("id") String id) {
    Optional<String> current = rulebooks.find(id).map(Rulebook::revision).map(Object::toString);
    List<RevisionEntry> entries =
        revisions.of(id).stream()
            .map(
                seen ->
                    new RevisionEntry(
                        seen.revision(),
                        seen.version(),
                        seen.firstSeen(),
                        current.filter(seen.revision()::equals).isPresent()))
            .toList();
    if (entries.isEmpty()) {
      throw new UnknownRecordException("rulebook", id);
    }
    return new RevisionList(id, entries);
  }
}
