package evenhand.rulebook.source;

import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Commencement;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sources.yml}: the register of what rules may cite. */
public final class SourceReader {
  private static final Set<String> KINDS =
      Set.of("statute", "guidance", "local", "policy", "research", "case");
  private static final Set<String> KEYS =
      Set.of(
          "key",
          "title",
          "publisher",
          "where",
          "kind",
          "unverified",
          "link",
          "read_on",
          "in_force",
          "amended_since_review",
          "provisions",
          "note");
  private static final Set<String> PROVISION_KEYS =
      Set.of("place", "unverified", "link", "read_on", "in_force", "amended_since_review", "note");
  private static final String UNSET = "unset";

  private final Map<String, Parameter> parameters;

  /** A reader that knows the parameters that may say when a provision begins. */
  public SourceReader(Map<String, Parameter> parameters) {
    this.parameters = Map.copyOf(parameters);
  }

  /** Sources by key; {@code policy} is always there. */
  public Map<String, Source> read(Yaml file) {
    Map<String, Source> sources = new LinkedHashMap<>();
    sources.put(Cite.POLICY, Source.POLICY);
    for (Yaml entry : file.at("sources").list()) {
      Source source = source(entry);
      if (sources.put(source.key(), source) != null) {
        throw entry.fault("source '" + source.key() + "' stands here twice");
      }
    }
    return sources;
  }

  private Source source(Yaml entry) {
    entry.allow(KEYS);
    Yaml kind = entry.at("kind");
    if (!KINDS.contains(kind.text())) {
      throw kind.fault("a kind of source is one of " + KINDS);
    }
    Source source =
        new Source(
            entry.at("key").text(),
            entry.at("title").text(),
            entry.findText("publisher").orElse(""),
            entry.findText("where").orElse(""),
            kind.text(),
            verified(entry),
            entry.findText("link"),
            entry.find("read_on").map(Yaml::date),
            entry.find("in_force").map(this::inForce).orElse(Commencement.NOT_RECORDED),
            entry.findText("amended_since_review"),
            provisions(entry));
    if (source.isStatute() && source.year().isEmpty()) {
      throw entry.at("title").fault("the title of a statute names its year, as in 'Care Act 2014'");
    }
    return source;
  }

  private static boolean verified(Yaml entry) {
    return !entry.find("unverified").map(Yaml::truth).orElse(false);
  }

  private List<Provision> provisions(Yaml source) {
    List<Provision> provisions = new ArrayList<>();
    for (Yaml entry : source.find("provisions").map(Yaml::list).orElse(List.of())) {
      entry.allow(PROVISION_KEYS);
      Yaml place = entry.at("place");
      if (provisions.stream().anyMatch(each -> each.place().equals(place.text()))) {
        throw place.fault("'" + place.text() + "' stands here twice");
      }
      provisions.add(
          new Provision(
              place.text(),
              entry.find("in_force").map(this::inForce).orElse(Commencement.NOT_RECORDED),
              entry
                  .find("read_on")
                  .map(Yaml::date)
                  .or(() -> source.find("read_on").map(Yaml::date)),
              entry.findText("amended_since_review"),
              verified(entry) && verified(source),
              entry.findText("link"),
              entry.findText("note").orElse("")));
    }
    return provisions;
  }

  private Commencement inForce(Yaml entry) {
    entry.allow(Set.of("from", "until", "parameter", "unverified"));
    boolean never = entry.findText("from").filter(UNSET::equals).isPresent();
    Optional<LocalDate> from = never ? Optional.empty() : entry.find("from").map(Yaml::date);
    Optional<LocalDate> until = entry.find("until").map(Yaml::date);
    Optional<Yaml> parameter = entry.find("parameter");
    if (parameter.isPresent()) {
      known(parameter.get());
      if (entry.find("from").isPresent() || until.isPresent()) {
        throw entry.fault("the parameter says from when, so 'from' and 'until' have no place here");
      }
    } else if (!never && from.isEmpty() && until.isEmpty()) {
      throw entry.fault(
          "in_force names 'from' (a day, or unset for law that has not begun), 'until', or the"
              + " 'parameter' that says from when");
    } else if (until.isPresent()
        && (never || from.filter(day -> !until.get().isAfter(day)).isPresent())) {
      throw entry.fault("'until' stands beside 'from' and lies after it");
    }
    return new Commencement(from, until, never, parameter.map(Yaml::text), verified(entry));
  }

  private void known(Yaml id) {
    if (!parameters.containsKey(id.text())) {
      throw id.fault("'" + id.text() + "' is no parameter of this rulebook (parameters.yml)");
    }
  }
}
