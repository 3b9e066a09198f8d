package evenhand.intake;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to decide one contact, as sent: {@link IntakeService} checks it whole and names every
 * fault at once.
 *
 * @param contact the force's own reference
 * @param rulebooks ids of the rulebooks to run
 * @param facts question id to answer
 * @param monitoring role to protected characteristics; never seen by rules
 * @param asOf the instant to decide for; now where absent (only the demonstration gives it)
 * @param revisions rulebook to the revision that the caller means; refused where another is in
 *     force
 * @param invented whether the contact is invented, to be labelled so everywhere
 */
public record ContactRequest(
    String contact,
    List<String> rulebooks,
    JsonNode facts,
    Optional<JsonNode> monitoring,
    Optional<Correction> supersedes,
    Optional<Instant> asOf,
    Map<String, Revision> revisions,
    boolean invented) {

  public ContactRequest {
    rulebooks = List.copyOf(rulebooks);
    revisions = Map.copyOf(revisions);
  }

  /**
   * Which earlier decision the request corrects.
   *
   * @param id the decision that it supersedes
   * @param reason one of {@link CorrectionReason}, or words; words are kept encrypted
   */
  public record Correction(String id, String reason) {}
}
