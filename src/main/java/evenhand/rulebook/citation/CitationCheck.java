package evenhand.rulebook.citation;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.model.About;
import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Commencement;
import evenhand.rulebook.model.Parameter;
import evenhand.rulebook.model.Provision;
import evenhand.rulebook.model.Rule;
import evenhand.rulebook.model.Source;
import evenhand.rulebook.source.Faults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what the rules of a rulebook cite is law on every day that the rulebook answers for: from
 * its first day to the day before its last or, where it has none, before its review is due.
 */
public final class CitationCheck {
  private final Map<String, Source> sources;
  private final Map<String, Parameter> parameters;
  private final Faults faults;
  private final LocalDate first;
  private final LocalDate last;

  public CitationCheck(
      About about, Map<String, Source> sources, Map<String, Parameter> parameters, Faults faults) {
    this.sources = Map.copyOf(sources);
    this.parameters = Map.copyOf(parameters);
    this.faults = faults;
    JsonNode inForce = about.whole().path("in_force");
    String end = inForce.path("until").asText(about.whole().path("review_due").asText());
    this.first = LocalDate.parse(inForce.path("from").asText());
    this.last = LocalDate.parse(end).minusDays(1);
  }

  /** Adds a fault, at the line of the citation, for each that is unknown or not in force. */
  public void check(RuleSet rules) {
    for (int i = 0; i < rules.rules().size(); i++) {
      Rule rule = rules.rules().get(i);
      Set<String> reads = rules.parametersOf(i);
      for (Cite cite : rule.cites()) {
        wrong(cite, reads)
            .forEach(
                wrong ->
                    faults.add(
                        rule.place().file(), line(rule), "rule " + rule.id() + ": " + wrong));
      }
    }
  }

  private static int line(Rule rule) {
    int at = Math.max(0, rule.place().text().indexOf("@cites"));
    return rule.place().line()
        + (int) rule.place().text().substring(0, at).chars().filter(each -> each == '\n').count();
  }

  private List<String> wrong(Cite cite, Set<String> reads) {
    Source source = sources.getOrDefault(cite.source(), Source.POLICY);
    Optional<String> strange = source.strange(cite.section());
    if (strange.isPresent()) {
      return List.of(strange.get());
    }
    List<String> wrong = new ArrayList<>();
    List<Provision> provisions = source.cited(cite.section());
    for (Provision provision : provisions) {
      lacking(cite.source() + " " + provision.place(), source.inForce(provision), reads)
          .ifPresent(wrong::add);
    }
    if (provisions.isEmpty()) {
      lacking(cite.source(), source.inForce(), reads).ifPresent(wrong::add);
    }
    return wrong;
  }

  private Optional<String> lacking(String what, Commencement inForce, Set<String> reads) {
    if (inForce.parameter().isPresent()) {
      String id = inForce.parameter().get();
      return reads.contains(id) ? Optional.empty() : begun(id).map(why -> message(what, why, id));
    }
    return inForce
        .lackingBetween(first, last)
        .map(
            why ->
                message(what, why, "")
                    + ", or put the rule behind a parameter and name it in the provision's in_force");
  }

  /** Why a parameter does not have the provision in force from the first day on. */
  private Optional<String> begun(String id) {
    Parameter parameter = parameters.get(id);
    Optional<Object> day = parameter == null ? Optional.empty() : parameter.valueOn(first);
    return day.filter(value -> value instanceof LocalDate from && !from.isAfter(first)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "is in force as " + id + " says, which is " + day.map(String::valueOf).orElse("unset"));
  }

  private String message(String what, String why, String parameter) {
    return "'"
        + what
        + "' "
        + why
        + ", and the rulebook answers for "
        + first
        + " to "
        + last
        + "; cite what is in force on these days"
        + (parameter.isEmpty() ? "" : ", or test " + parameter + " in the rule");
  }
}
