package evenhand.rulebook.invariant;

import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Two outcomes held beside each other as a claim asks. */
record Beside(Invariants invariants, Invariant.Claim claim) {
  static final List<String> KINDS =
      List.of("flags", "actions", "blocks", "reviews", "opens", "closed options");

  static Beside of(Invariants invariants, Invariant.Claim claim) {
    return new Beside(invariants, claim);
  }

  boolean allows(Advice from, Advice to) {
    return claim.neverLowers().stream().allMatch(scale -> rank(to, scale) >= rank(from, scale))
        && claim.neverLoses().stream()
            .allMatch(kind -> codes(to, kind).containsAll(codes(from, kind)))
        && claim.keeps().stream().allMatch(term -> !in(term, from) || in(term, to))
        && claim.neverMoves().stream().allMatch(what -> same(what, from, to));
  }

  private boolean in(OutcomeTerm term, Advice advice) {
    List<String> grades = invariants.codes().scales().getOrDefault(term.words().get(0), List.of());
    return term.in(advice, grades);
  }

  private int rank(Advice advice, String scale) {
    String grade = advice.outcome().grades().getOrDefault(scale, claim.absentAs().orElse(""));
    return invariants.codes().scales().getOrDefault(scale, List.of()).indexOf(grade);
  }

  private boolean same(String what, Advice from, Advice to) {
    if (!what.equals("outcome")) {
      return rank(from, what) == rank(to, what);
    }
    return from.outcome().grades().equals(to.outcome().grades())
        && from.outcome().provisional() == to.outcome().provisional()
        && KINDS.stream().allMatch(kind -> codes(from, kind).equals(codes(to, kind)));
  }

  private Set<String> codes(Advice advice, String kind) {
    Outcome outcome = advice.outcome();
    Set<String> codes = new TreeSet<>();
    switch (kind) {
      case "flags" -> codes.addAll(outcome.flags());
      case "actions" -> outcome.actions().forEach(each -> codes.add(each.code()));
      case "blocks" -> outcome.blocks().forEach(each -> codes.add(each.code()));
      case "reviews" -> outcome.reviews().forEach(each -> codes.add(each.code()));
      case "opens" -> codes.addAll(outcome.opens());
      default -> {
        codes.addAll(invariants.codes().options().keySet());
        outcome.options().forEach(codes::remove);
      }
    }
    String singular =
        switch (kind) {
          case "opens" -> "opens";
          case "closed options" -> "closed";
          default -> kind.substring(0, kind.length() - 1);
        };
    claim.except().stream()
        .filter(term -> term.kind().equals(singular))
        .forEach(term -> codes.remove(term.words().get(0)));
    return codes;
  }
}
