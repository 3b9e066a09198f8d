package evenhand.decision.disclosure;

import evenhand.decision.DecisionId;
import evenhand.decision.UnknownRecordException;
import evenhand.ledger.LogName;
import evenhand.ledger.sequence.ProofService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Gives the proof that a decision is in the log; nothing personal is in it. */
@Path("/v1")
@Tag(name = "decisions")
public final class ProofResource {
  private final ProofService proofs;

  public ProofResource(ProofService proofs) {
    this.proofs = proofs;
  }

  @GET
  @Path("/decisions/{id}/proof")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readProof",
      summary = "The entry of a decision and the proof that it is in the log, once sealed")
  public Map<String, Object> proof(@PathParam("id") String id) {
    return DecisionId.parse(id)
        .flatMap(decision -> proofs.proof(LogName.DECISIONS, decision.value()))
        .orElseThrow(() -> new UnknownRecordException("sealed decision", id))
        .json();
  }
}
