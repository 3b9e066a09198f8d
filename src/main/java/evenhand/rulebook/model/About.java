package evenhand.rulebook.model;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Lowering;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rulebook says of itself.
 *
 * @param rulePrefixes letters that its rule ids may begin with
 * @param whole all of {@code rulebook.yml}
 */
public record About(
    String id,
    String title,
    String version,
    Set<String> rulePrefixes,
    Codes codes,
    Optional<Lowering> lowering,
    List<LaterOutcome> laterOutcomes,
    JsonNode whole) {

  public About {
    rulePrefixes = Set.copyOf(rulePrefixes);
    laterOutcomes = List.copyOf(laterOutcomes);
  }

  /**
   * The days on which a rulebook is in force.
   *
   * @param last the last of them; the last day that an answer may name where no end is set
   */
  public record InForce(LocalDate from, LocalDate last) {}

  /** The days on which it is in force. */
  public InForce inForce() {
    JsonNode inForce = whole.path("in_force");
    LocalDate last =
        inForce.has("until")
            ? LocalDate.parse(inForce.path("until").asText()).minusDays(1)
            : Question.LAST_DAY;
    return new InForce(LocalDate.parse(inForce.path("from").asText()), last);
  }
}
