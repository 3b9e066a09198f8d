package evenhand.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.ContactState;
import evenhand.decision.Json;
import evenhand.decision.history.ContactDao;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded already when a request comes in.
 *
 * @param firstAnswer the request that used the key before, JSON
 * @param steps history of the contact, JSON
 * @param corrected the decision that the request corrects, JSON
 * @param blocks what the contact's standing decisions forbid: rulebook to codes, JSON
 * @param opened what the contact's first decision was as of
 * @param graded the response grade that a person accepted or set last, and when, JSON
 */
public record Before(
    @Nullable String firstAnswer,
    @Nullable String steps,
    @Nullable String corrected,
    @Nullable String blocks,
    @Nullable OffsetDateTime opened,
    @Nullable String graded) {

  Optional<FirstAnswer> usedKey() {
    return firstAnswer == null
        ? Optional.empty()
        : Optional.of(Json.read(firstAnswer, FirstAnswer.class));
  }

  ContactState contact() {
    return ContactDao.parse(steps);
  }

  Optional<Corrected> correctedDecision() {
    return corrected == null
        ? Optional.empty()
        : Optional.of(Json.read(corrected, Corrected.class));
  }

  /** Rulebook to the codes of what its standing decision forbids. */
  Map<String, List<String>> standingBlocks() {
    return blocks == null ? Map.of() : Json.read(blocks, Blocks.class);
  }

  Optional<Instant> openedAt() {
    return Optional.ofNullable(opened).map(OffsetDateTime::toInstant);
  }

  Optional<Graded> personsGrade() {
    return graded == null ? Optional.empty() : Optional.of(Json.read(graded, Graded.class));
  }

  /** Codes of blocks by rulebook. */
  static final class Blocks extends TreeMap<String, List<String>> {}

  /** A response grade that a person accepted or set. */
  record Graded(String grade, Instant at) {}

  /** What the first request with a key was answered. */
  record FirstAnswer(
      String contact,
      @JsonProperty("decision_ids") List<UUID> decisionIds,
      String summary,
      @JsonProperty("body_commitment") String bodyCommitment) {
    FirstAnswer {
      decisionIds = List.copyOf(decisionIds);
    }
  }

  /** The decision that a request corrects. */
  record Corrected(UUID id, String rulebook, @JsonProperty("monitoring_key") UUID monitoringKey) {}
}
