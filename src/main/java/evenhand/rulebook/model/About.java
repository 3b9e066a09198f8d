package evenhand.rulebook.model;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.LaterOutcome;
import evenhand.rulebook.Lowering;
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
}
