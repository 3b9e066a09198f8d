package evenhand.rulebook.citation;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up the citation registers of rulebooks: from a section to the rules that rest on it. */
public final class Citations {
  private Citations() {}

  /**
   * Every provision that a text names, with what rests on it; sources that are no statute count as
   * one provision each.
   *
   * @param query such as {@code DPA 2018 s.62}; empty for all
   */
  public static List<CitedProvision> find(List<Rulebook> rulebooks, String query) {
    SourceQuery asked = SourceQuery.of(query);
    List<CitedProvision> found = new ArrayList<>();
    for (Rulebook rulebook : rulebooks) {
      for (Source source : rulebook.sources()) {
        if (asked.names(source)) {
          source.provisions().stream()
              .filter(asked::asksFor)
              .forEach(each -> found.add(provision(rulebook, source, each, asked)));
          if (asked.places().isEmpty()) {
            whole(rulebook, source).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private static CitedProvision provision(
      Rulebook rulebook, Source source, Provision provision, SourceQuery asked) {
    Resting resting =
        Resting.on(
            rulebook,
            cite ->
                cite.source().equals(source.key())
                    && asked.asksFor(cite.section())
                    && (cite.section().isEmpty() || provision.meets(cite.section())));
    return CitedProvision.of(rulebook, source, Optional.of(provision), resting);
  }

  /** A source as a whole, where it has no provisions or something rests on the whole of it. */
  private static Optional<CitedProvision> whole(Rulebook rulebook, Source source) {
    Resting resting =
        Resting.on(
            rulebook,
            cite ->
                cite.source().equals(source.key())
                    && (cite.section().isEmpty() || source.provisions().isEmpty()));
    return source.provisions().isEmpty() || !resting.isEmpty()
        ? Optional.of(CitedProvision.of(rulebook, source, Optional.empty(), resting))
        : Optional.empty();
  }

  /** Those of which something has changed since the rulebook was last reviewed. */
  public static List<CitedProvision> amended(List<Rulebook> rulebooks) {
    return find(rulebooks, "").stream().filter(each -> !each.amended().isEmpty()).toList();
  }

  /**
   * What differs between the registers of two sets of rulebooks, with what rests on it now or,
   * where it is gone, rested on it then.
   */
  public static List<ChangedProvision> changes(List<Rulebook> before, List<Rulebook> after) {
    Map<String, CitedProvision> then = byPlace(before);
    Map<String, CitedProvision> now = byPlace(after);
    Set<String> places = new LinkedHashSet<>(now.keySet());
    places.addAll(then.keySet());
    List<ChangedProvision> changes = new ArrayList<>();
    for (String place : places) {
      CitedProvision old = then.get(place);
      CitedProvision fresh = now.get(place);
      if (old == null || fresh == null) {
        CitedProvision there = old == null ? fresh : old;
        if (there != null) {
          changes.add(new ChangedProvision(old == null ? "added" : "removed", "", there));
        }
      } else if (!fresh.says().equals(old.says()) || !fresh.link().equals(old.link())) {
        changes.add(new ChangedProvision("changed", old.says(), fresh));
      }
    }
    return changes;
  }

  private static Map<String, CitedProvision> byPlace(List<Rulebook> rulebooks) {
    Map<String, CitedProvision> byPlace = new LinkedHashMap<>();
    find(rulebooks, "")
        .forEach(
            each -> byPlace.put(each.rulebook() + " " + each.source() + " " + each.place(), each));
    return byPlace;
  }
}
