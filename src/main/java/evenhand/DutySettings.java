package evenhand;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.decision.peopleonly.PeopleOnlySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a force says about its duties in law: where its documents are, and what it asks of people.
 *
 * @param policyDocument id and version of the appropriate policy document (DPA 2018, s.42)
 * @param impactAssessment id and version of the data protection impact assessment (s.64)
 * @param documents {@code required}: without the first two the service does not start, as where
 *     nothing is said; or {@code announced}: it starts, says so, and activates no revision
 * @param equalityAssessment id and version of the equality impact assessment
 * @param challengeContact whom to ask who disagrees with a decision, for its page
 * @param reasonWithAgreement whether who agrees with a suggestion has to say why, too
 * @param peopleOnly when the suggestions of a rulebook are turned off by themselves
 */
public record DutySettings(
    @JsonProperty("appropriate_policy_document") Optional<String> policyDocument,
    @JsonProperty("impact_assessment") Optional<String> impactAssessment,
    @Nullable Documents documents,
    @JsonProperty("equality_assessment") Optional<String> equalityAssessment,
    @JsonProperty("challenge_contact") Optional<String> challengeContact,
    @JsonProperty("reason_with_agreement") boolean reasonWithAgreement,
    @JsonProperty("people_only") Optional<PeopleOnlySettings> peopleOnly) {
  /** What becomes of a service whose documents are not named. */
  public enum Documents {
    @JsonProperty("required")
    REQUIRED,
    @JsonProperty("announced")
    ANNOUNCED
  }

  private static final Pattern DOCUMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}");
  private static final Pattern CONTACT = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,200}");

  public DutySettings {
    check("appropriate_policy_document", policyDocument);
    check("impact_assessment", impactAssessment);
    check("equality_assessment", equalityAssessment);
    if (challengeContact.filter(text -> !CONTACT.matcher(text).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "duties.challenge_contact takes one line of 1 to 200 characters that says whom to ask,"
              + " such as 'data.protection@force.example'");
    }
  }

  private static void check(String name, Optional<String> id) {
    if (id.filter(text -> !DOCUMENT.matcher(text).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "duties."
              + name
              + " takes the id and version of a document, 1 to 64 letters, digits, spaces and"
              + " . _ / -, such as 'APD-7 v2'");
    }
  }

  /** Nothing is said. */
  public static DutySettings standard() {
    return new DutySettings(
        Optional.empty(),
        Optional.empty(),
        null,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /**
   * Refuses to serve real contacts without the documents that sensitive processing rests on (DPA
   * 2018, ss.35, 42 and 64).
   *
   * @throws IllegalArgumentException naming what is missing and what would be right
   */
  void requireDocuments() {
    if (documents != Documents.ANNOUNCED && !missing().isEmpty()) {
      throw new IllegalArgumentException(
          String.join(" and ", missing())
              + ": id and version of the document are missing, without which no real contact is"
              + " served. Name them, such as 'APD-7 v2'; or say duties.documents: announced where"
              + " there are no real contacts");
    }
  }

  /** In large letters, what a person has to know of documents that are not named. */
  Optional<String> warning() {
    return missing().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "RUNS WITHOUT "
                + String.join(" AND ", missing()).toUpperCase(Locale.ROOT)
                + ": NO REVISION CAN BE ACTIVATED FOR REAL CONTACTS");
  }

  /** Settings without which no revision comes into force: sensitive processing rests on them. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (policyDocument.isEmpty()) {
      missing.add("duties.appropriate_policy_document");
    }
    if (impactAssessment.isEmpty()) {
      missing.add("duties.impact_assessment");
    }
    return missing;
  }
}
