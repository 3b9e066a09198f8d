package evenhand.decision.challenge;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.ContactReference;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A challenge as sent.
 *
 * @param contested {@code ACCURACY}, {@code OUTCOME} or {@code PROCESS}; or what is asked for:
 *     {@code ERASURE} or {@code RESTRICTION}
 * @param madeFor {@code person} where they make it themselves, or {@code representative}
 * @param reference the force's own reference of the complaint or request; never a name
 * @param receivedOn the day on which it reached the force, from which its time is counted; today
 *     where left out
 * @param representations what the person says, in words; kept encrypted, erased with the answers
 */
public record ChallengeRequest(
    Optional<String> contested,
    @JsonProperty("for") Optional<String> madeFor,
    Optional<String> reference,
    @JsonProperty("received_on") Optional<String> receivedOn,
    Optional<String> representations) {
  static final String ACCURACY = "ACCURACY";

  private static final List<String> CONTESTED =
      List.of(ACCURACY, "OUTCOME", "PROCESS", "ERASURE", "RESTRICTION");
  private static final List<String> FOR = List.of("person", "representative");

  void check() {
    List<Fault> faults = new ArrayList<>();
    if (contested.filter(CONTESTED::contains).isEmpty()) {
      faults.add(new Fault("/contested", "one of " + CONTESTED));
    }
    if (madeFor.filter(FOR::contains).isEmpty()) {
      faults.add(new Fault("/for", "one of " + FOR + ": who makes it"));
    }
    if (reference.filter(ContactReference::isValid).isEmpty()) {
      faults.add(
          new Fault(
              "/reference",
              "the force's own reference, 1 to 64 letters, digits and . _ / -; never a name"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
  }
}
