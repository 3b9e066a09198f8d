package evenhand.rulebook.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A place in a source as the citation register keeps it.
 *
 * @param place as written, for example {@code ss.22-29}
 * @param readOn day of the text that was read; empty where it is not recorded
 * @param amended what has changed since the rulebook was last reviewed; empty where nothing is
 *     known
 * @param verified false where the text was not read first-hand
 * @param note empty where there is none
 */
public record Provision(
    String place,
    Commencement inForce,
    Optional<LocalDate> readOn,
    Optional<String> amended,
    boolean verified,
    Optional<String> link,
    String note) {

  public List<Place> places() {
    return Place.all(place);
  }

  /** Whether all of a cited place lies within this one. */
  boolean covers(Place cited) {
    return places().stream().anyMatch(each -> each.covers(cited));
  }

  /** Whether this provision and a text such as {@code s.22(6)} speak of the same place. */
  public boolean meets(String text) {
    List<Place> cited = Place.all(text);
    return cited.isEmpty()
        ? place.equalsIgnoreCase(text)
        : cited.stream().anyMatch(each -> places().stream().anyMatch(own -> own.meets(each)));
  }

  /** The narrowest first: what a register says of one section goes before what it says of many. */
  static final Comparator<Provision> NARROWEST =
      Comparator.comparing(
              (Provision each) ->
                  each.places().stream().mapToInt(p -> p.below().size()).max().orElse(9),
              Comparator.reverseOrder())
          .thenComparing(each -> each.places().stream().anyMatch(p -> !p.first().equals(p.last())));
}
