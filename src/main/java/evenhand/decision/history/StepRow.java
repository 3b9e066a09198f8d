package evenhand.decision.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.Actor;
import evenhand.decision.ContactState;
import evenhand.decision.ContactStep;
import evenhand.decision.ContactStep.Hold;
import evenhand.decision.ContactStep.Kind;
import evenhand.decision.DecisionId;
import evenhand.decision.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A step of a contact as the view triage.contact_step gives it in JSON. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StepRow(
    String contact,
    UUID id,
    String kind,
    @JsonProperty("decision_id") Optional<UUID> decisionId,
    Optional<String> rulebook,
    TreeMap<String, String> grades,
    boolean provisional,
    @JsonProperty("blocks_close") boolean blocksClose,
    @JsonProperty("holding_rules") List<String> holdingRules,
    Optional<UUID> supersedes,
    @JsonProperty("made_by") String madeBy,
    @JsonProperty("recorded_at") Instant recordedAt,
    boolean superseded) {

  /** The history of a contact from a JSON array of rows in the order of recording. */
  static ContactState state(String rows) {
    return new ContactState(
        Arrays.stream(Json.read(rows, StepRow[].class)).map(StepRow::step).toList());
  }

  private ContactStep step() {
    return new ContactStep(
        id,
        Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        decisionId.map(DecisionId::new),
        rulebook,
        grades,
        new Hold(provisional, blocksClose, holdingRules),
        supersedes.map(DecisionId::new),
        superseded,
        new Actor(madeBy),
        recordedAt);
  }
}
