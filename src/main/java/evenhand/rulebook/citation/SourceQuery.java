package evenhand.rulebook.citation;

import evenhand.rulebook.model.Place;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import java.util.List;
import java.util.Locale;

/**
 * What somebody looks up: {@code DPA 2018 s.62}, {@code Care Act 2014}, {@code s.42}, or a key of a
 * register such as {@code SL-MARAC}.
 *
 * @param words what names the source; empty for any
 * @param places empty for all of it
 */
record SourceQuery(String words, List<Place> places) {
  SourceQuery {
    places = List.copyOf(places);
  }

  static SourceQuery of(String text) {
    int start = Place.start(text);
    return Place.all(text).isEmpty()
        ? new SourceQuery(text.strip(), List.of())
        : new SourceQuery(text.substring(0, start).strip(), Place.all(text));
  }

  boolean names(Source source) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || source.key().toLowerCase(Locale.ROOT).equals(wanted)
        || source.title().toLowerCase(Locale.ROOT).contains(wanted)
        || source.year().map(year -> initials(source, year)).filter(wanted::equals).isPresent();
  }

  /** {@code dpa 2018} for the Data Protection Act 2018. */
  private static String initials(Source source, String year) {
    StringBuilder initials = new StringBuilder();
    for (String word : source.title().substring(0, source.title().indexOf(year)).split("[ -]")) {
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
        initials.append(Character.toLowerCase(word.charAt(0)));
      }
    }
    return initials + " " + year;
  }

  boolean asksFor(Provision provision) {
    return places.isEmpty()
        || places.stream()
            .anyMatch(wanted -> provision.places().stream().anyMatch(own -> own.meets(wanted)));
  }

  /** Whether a cited place is one that is asked for; the whole source always is. */
  boolean asksFor(String section) {
    List<Place> cited = Place.all(section);
    return places.isEmpty()
        || cited.isEmpty()
        || cited.stream().anyMatch(each -> places.stream().anyMatch(each::meets));
  }
}
