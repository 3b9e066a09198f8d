package evenhand.rulebook.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that rules cite.
 *
 * @param kind statute, guidance, local, policy, research or case
 * @param where place or date in it, as its register entry says
 * @param verified false where the text was not read first-hand
 * @param readOn day of the text that was read; empty where it is not recorded
 * @param inForce when the whole of it holds; provisions may say otherwise
 * @param amended what has changed since the rulebook was last reviewed; empty where nothing is
 *     known
 * @param provisions the places in it that may be cited, where it is statute
 */
public record Source(
    String key,
    String title,
    String publisher,
    String where,
    String kind,
    boolean verified,
    Optional<String> link,
    Optional<LocalDate> readOn,
    Commencement inForce,
    Optional<String> amended,
    List<Provision> provisions) {
  /** What stands for the product's own choice, in every rulebook. */
  public static final Source POLICY =
      new Source(
          Cite.POLICY,
          "Policy choice",
          "",
          "",
          "policy",
          true,
          Optional.empty(),
          Optional.empty(),
          Commencement.NOT_RECORDED,
          Optional.empty(),
          List.of());

  private static final Pattern YEAR = Pattern.compile("\\b(1[0-9]{3}|20[0-9]{2})\\b");

  public Source {
    provisions = List.copyOf(provisions);
  }

  public boolean isStatute() {
    return kind.equals("statute");
  }

  /** The year of the text, from its title; empty where it names none. */
  public Optional<String> year() {
    Matcher year = YEAR.matcher(title);
    return year.find() ? Optional.of(year.group()) : Optional.empty();
  }

  /**
   * What the register says of a cited place, a provision for each part of it; of a citation of the
   * whole, nothing but what the source itself says.
   */
  public List<Provision> cited(String section) {
    List<Provision> found = new ArrayList<>();
    for (Place place : Place.all(section)) {
      provisions.stream()
          .filter(each -> each.covers(place))
          .min(Provision.NARROWEST)
          .filter(each -> !found.contains(each))
          .ifPresent(found::add);
    }
    provisions.stream()
        .filter(each -> each.place().equals(section) && !found.contains(each))
        .forEach(found::add);
    return found;
  }

  /** Why a citation names no place of this statute; empty where it does, or is no statute. */
  public Optional<String> strange(String section) {
    boolean known =
        !isStatute()
            || section.isEmpty()
            || provisions.stream().anyMatch(each -> each.place().equals(section))
            || !Place.all(section).isEmpty() && Place.all(section).stream().allMatch(this::holds);
    return known
        ? Optional.empty()
        : Optional.of(
            "'"
                + key
                + " "
                + section
                + "' is no provision of "
                + title
                + " in sources.yml; cite one of "
                + provisions.stream().map(Provision::place).toList()
                + ", or add it there once its text has been read");
  }

  private boolean holds(Place place) {
    return provisions.stream().anyMatch(each -> each.covers(place));
  }

  /** Day of the text of a provision that was read; empty where it is not recorded. */
  public Optional<LocalDate> readOn(Provision provision) {
    return provision.readOn().or(() -> readOn);
  }

  /** Whether a provision was read first-hand, in words: without a day nobody can tell. */
  public String readFirstHand(Provision provision) {
    if (!provision.verified()) {
      return "no (U)";
    }
    return readOn(provision).isPresent() ? "yes" : "not known: no day recorded";
  }

  /** What has changed, in the source or in the cited place, since the rulebook was reviewed. */
  public Optional<String> amendedAt(String section) {
    return cited(section).stream()
        .map(Provision::amended)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> amended);
  }

  /** When a provision holds: what it says itself, else what the source says. */
  public Commencement inForce(Provision provision) {
    return provision.inForce().isRecorded() ? provision.inForce() : inForce;
  }
}
