package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;

/** Gives the proof that a decision is in the log. */
@Path("/v1/decisions/{id: [0-9a-f-]{36}}/proof")
@Tag(name = "decisions")
public final class ProofResource {
  private final ProofService proofs;

  public ProofResource(ProofService proofs) {
    this.proofs = proofs;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readProof",
      summary = "The entry of a decision and the proof that it is in the log, once sealed")
  public Map<String, Object> proof(@PathParam("id") String id) {
    return proofs
        .proof(LogName.DECISIONS, UUID.fromString(id))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "no decision " + id + " is sealed; sealing follows recording in seconds"))
        .json();
  }
}
