package evenhand.governance.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import evenhand.rulebook.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * One use of profiling (DPA 2018, s.61(2)(g)).
 *
 * @param sensitive the questions that touch a protected characteristic
 * @param inForceSince when the revision was activated; absent where it runs although nobody did
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({
  "rulebook",
  "title",
  "version",
  "revision",
  "purpose",
  "legal_basis",
  "sensitive",
  "in_force_since",
  "review_due",
  "appropriate_policy_document",
  "impact_assessment",
  "equality_assessment"
})
public record RegisterEntry(
    String rulebook,
    String title,
    String version,
    Revision revision,
    String purpose,
    @JsonProperty("legal_basis") String legalBasis,
    List<Sensitive> sensitive,
    @JsonProperty("in_force_since") Optional<Instant> inForceSince,
    @JsonProperty("review_due") String reviewDue,
    @JsonProperty("appropriate_policy_document") Optional<String> policyDocument,
    @JsonProperty("impact_assessment") Optional<String> impactAssessment,
    @JsonProperty("equality_assessment") Optional<String> equalityAssessment) {
  /** The first line of the CSV. */
  static final String CSV_HEADER =
      "rulebook,title,version,revision,purpose,legal_basis,sensitive,in_force_since,review_due,"
          + "appropriate_policy_document,impact_assessment,equality_assessment";

  public RegisterEntry {
    sensitive = List.copyOf(sensitive);
  }

  /** A question, the characteristic that it touches, and why reading it is lawful. */
  public record Sensitive(
      String question,
      String characteristic,
      @JsonProperty("lawful_because") String lawfulBecause) {}

  String csv() {
    return CSVFormat.DEFAULT.format(
        rulebook,
        title,
        version,
        revision.name(),
        purpose,
        legalBasis,
        sensitive.stream().map(Sensitive::question).collect(Collectors.joining("; ")),
        inForceSince.map(Instant::toString).orElse(""),
        reviewDue,
        policyDocument.orElse(""),
        impactAssessment.orElse(""),
        equalityAssessment.orElse(""));
  }
}
