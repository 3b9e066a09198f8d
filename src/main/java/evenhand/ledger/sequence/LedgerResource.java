package evenhand.ledger.sequence;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.ledger.LogName;
import evenhand.ledger.tile.TilePath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Publishes the log of decisions as C2SP tlog-tiles: ids, codes and hashes, nothing personal. */
@Path("/v1/ledger")
@Tag(name = "ledger")
public final class LedgerResource {
  private final Ledger ledger;
  private final ProofService proofs;
  private final Witnessing witnessing;

  public LedgerResource(Ledger ledger, ProofService proofs, Witnessing witnessing) {
    this.ledger = ledger;
    this.witnessing = witnessing;
    this.proofs = proofs;
  }

  /** The newest checkpoint, as text that is verified and not parsed. */
  @GET
  @Path("/checkpoint")
  @Produces("text/plain; charset=utf-8")
  @Operation(operationId = "readCheckpoint", summary = "The newest signed checkpoint")
  public String checkpoint() {
    return proofs
        .newest(LogName.DECISIONS)
        .orElseThrow(() -> new NotFoundException("nothing has been sealed yet"))
        .toString();
  }

  /** A tile of hashes; its content never changes. */
  @GET
  @Path("/tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(operationId = "readTile", summary = "A tile of hashes, for anyone who verifies")
  public Response tile(@PathParam("path") String path) {
    byte[] tile = read(TilePath.parse(path).filter(it -> it.level() != TilePath.ENTRIES));
    return Response.ok(tile).header("Cache-Control", "max-age=31536000").build();
  }

  /** A bundle of entries. They name rules, grades and pseudonyms, so they are no page for all. */
  @GET
  @Path("/tile/entries/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(operationId = "readEntries", summary = "A bundle of entries, as they were sealed")
  public byte[] entries(@PathParam("path") String path) {
    return read(TilePath.parse("entries/" + path));
  }

  private byte[] read(Optional<TilePath> tile) {
    return tile.flatMap(ledger.published(LogName.DECISIONS)::tile)
        .orElseThrow(() -> new NotFoundException("the log has no such tile"));
  }

  /** How far each log is sealed. */
  @GET
  @Path("/status")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "readLedgerStatus", summary = "How far sealing has come, and its lag")
  public LedgerStatus status() {
    return new LedgerStatus(
        ledger.origin(LogName.DECISIONS),
        ledger.verifiers(LogName.DECISIONS).stream().map(Object::toString).toList(),
        List.of(ledger.state(LogName.DECISIONS), ledger.state(LogName.ACCESS)),
        witnessing.state(LogName.DECISIONS),
        witnessing.notWitnessedSince(LogName.DECISIONS));
  }

  /**
   * What a caller is told of the ledger.
   *
   * @param keys vkeys that ever signed, oldest first
   * @param witnesses what each has countersigned
   * @param notWitnessedSince when the oldest checkpoint was signed that no quorum of witnesses
   *     covers; empty where all that is sealed is witnessed
   */
  public record LedgerStatus(
      String origin,
      List<String> keys,
      List<SealingState> logs,
      List<WitnessState> witnesses,
      @JsonProperty("not_witnessed_since") Optional<Instant> notWitnessedSince) {}
}
