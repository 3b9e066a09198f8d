package evenhand.rulebook.citation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Commencement;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A provision in the register of one rulebook, with everything that rests on it.
 *
 * @param place empty for the whole of a source
 * @param inForce in words
 * @param from first day in force; absent where it is not recorded or a parameter says it
 * @param until first day on which it no longer is; absent where no end is known
 * @param readOn day of the text that was read; absent where it is not recorded
 * @param verified false where the text was not read first-hand
 * @param amended what has changed since the rulebook was reviewed; absent where nothing is known
 * @param rules those that cite it, then those that rest on it through something else
 * @param parameters ids of those that take a value from it
 * @param questions ids of those that are asked because of it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CitedProvision(
    String rulebook,
    String source,
    String title,
    String year,
    String place,
    @JsonProperty("in_force") String inForce,
    String from,
    String until,
    @JsonProperty("read_on") String readOn,
    boolean verified,
    @JsonProperty("amended_since_review") String amended,
    String link,
    String note,
    List<CitingRule> rules,
    List<String> parameters,
    List<String> questions) {

  public CitedProvision {
    rules = List.copyOf(rules);
    parameters = List.copyOf(parameters);
    questions = List.copyOf(questions);
  }

  /**
   * A rule that rests on a provision.
   *
   * @param cites the place as the rule cites it; empty for the whole source, and where the rule
   *     does not cite it itself
   * @param through parameters and questions by which it rests on it, where it does not cite it
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record CitingRule(String id, String title, String cites, List<String> through) {
    public CitingRule {
      through = List.copyOf(through);
    }
  }

  static CitedProvision of(
      Rulebook rulebook, Source source, Optional<Provision> provision, Resting resting) {
    Commencement inForce = provision.map(source::inForce).orElse(source.inForce());
    return new CitedProvision(
        rulebook.id(),
        source.key(),
        source.title(),
        source.year().orElse(""),
        provision.map(Provision::place).orElse(""),
        source.isStatute() || inForce.isRecorded() ? inForce.says() : "",
        day(inForce.from()),
        day(inForce.until()),
        day(provision.flatMap(source::readOn).or(source::readOn)),
        provision.map(Provision::verified).orElse(source.verified()),
        provision.flatMap(Provision::amended).or(source::amended).orElse(""),
        provision.flatMap(Provision::link).or(source::link).orElse(""),
        provision.map(Provision::note).orElse(""),
        resting.rules(),
        resting.parameters(),
        resting.questions());
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  /** Source, place and days in one line. */
  public String says() {
    return (rulebook + ": " + source + " " + place).strip()
        + ", "
        + title
        + (inForce.isEmpty() ? "" : "; " + inForce)
        + (readOn.isEmpty() ? "" : "; text of " + readOn)
        + (verified ? "" : "; not read first-hand")
        + (note.isEmpty() ? "" : "; " + note)
        + (amended.isEmpty() ? "" : "; AMENDED SINCE REVIEW: " + amended);
  }
}
