package evenhand.rulebook.invariant;

import evenhand.rulebook.expression.Names;
import evenhand.rulebook.model.Codes;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of a rulebook, with the parts of an outcome besides, each numbered as it is met. */
final class OutcomeNames implements Names {
  private static final String ALL_KNOWN = "all_known";

  private final Names names;
  private final Codes codes;
  private final Set<String> rows;
  private final List<OutcomeTerm> terms = new ArrayList<>();

  OutcomeNames(Names names, Codes codes, Collection<Rule> rules) {
    this.names = names;
    this.codes = codes;
    this.rows = rules.stream().map(Rule::row).collect(Collectors.toSet());
  }

  /** The parts of an outcome met so far, by their number. */
  List<OutcomeTerm> terms() {
    return terms;
  }

  /** Whether a term asks for every question to be answered, which no outcome tells. */
  static boolean isAllKnown(OutcomeTerm term) {
    return term.kind().equals(ALL_KNOWN);
  }

  @Override
  public boolean speaksOfOutcomes() {
    return true;
  }

  @Override
  public Optional<Integer> outcomeTerm(String kind, List<String> words) {
    Optional<Collection<String>> known = known(kind, words);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (!words.isEmpty() && !known.get().contains(last)) {
      throw new IllegalArgumentException(
          "'" + last + "' is none of the " + kind + " of this rulebook: " + known.get());
    }
    OutcomeTerm term = new OutcomeTerm(kind, words);
    if (!terms.contains(term)) {
      terms.add(term);
    }
    return Optional.of(terms.indexOf(term));
  }

  /** What the last word may be; empty where this is no part of an outcome. */
  private Optional<Collection<String>> known(String kind, List<String> words) {
    if (kind.equals("provisional") || kind.equals(ALL_KNOWN)) {
      return words.isEmpty() ? Optional.of(List.of()) : Optional.empty();
    } else if (kind.equals("reached")) {
      return words.size() == 2
          ? Optional.of(codes.scales().getOrDefault(words.get(0), List.of()))
          : Optional.empty();
    } else if (words.size() != 1) {
      return Optional.empty();
    }
    return switch (kind) {
      case "flag" -> Optional.of(codes.flags().keySet());
      case "action" -> Optional.of(codes.actions().keySet());
      case "block" -> Optional.of(codes.blocks().keySet());
      case "review" -> Optional.of(codes.reviews().keySet());
      case "opens" -> Optional.of(codes.opens());
      case "closed" -> Optional.of(codes.options().keySet());
      case "fired" -> Optional.of(rows);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Entry> name(String id) {
    return names.name(id);
  }

  @Override
  public Optional<List<String>> group(String id) {
    return names.group(id);
  }

  @Override
  public List<String> near(String id) {
    return names.near(id);
  }
}
