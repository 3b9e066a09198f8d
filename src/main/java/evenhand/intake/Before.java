package evenhand.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.ContactState;
import evenhand.decision.Json;
import evenhand.decision.history.ContactDao;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded already when a request comes in.
 *
 * @param firstAnswer the request that used the key before, JSON
 * @param steps history of the contact, JSON
 * @param corrected the decision that the request corrects, JSON
 */
public record Before(
    @Nullable String firstAnswer, @Nullable String steps, @Nullable String corrected) {

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
