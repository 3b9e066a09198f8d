package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.rulebook.expression.Expression;
import evenhand.rulebook.invariant.Invariant;
import evenhand.rulebook.invariant.OutcomeTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Translates what invariants say of one outcome, and of two beside each other. */
final class Statements {
  private static final List<String> KINDS =
      List.of("flags", "actions", "blocks", "reviews", "opens", "closed options");

  private final PossibleCases cases;
  private final OutcomeParts parts;
  private final Logic logic;

  Statements(PossibleCases cases, OutcomeParts parts) {
    this.cases = cases;
    this.parts = parts;
    this.logic = cases.terms().logic();
  }

  /** Whether a condition of an invariant holds of a case. */
  BoolExpr holds(Expression condition, Translation in) {
    return in.holds(condition, number -> part(number, in));
  }

  private BoolExpr part(int number, Translation in) {
    OutcomeTerm term = cases.rulebook().invariants().terms().get(number);
    return term.kind().equals("all_known") ? cases.allKnown(in) : parts.has(term.toString(), in);
  }

  /** Whether the second outcome breaks what a claim says of it beside the first. */
  BoolExpr breaks(Invariant.Claim claim, Translation from, Translation to) {
    List<BoolExpr> any = new ArrayList<>();
    for (String scale : claim.neverLowers()) {
      for (String grade : grades(scale)) {
        any.add(
            logic.and(
                reached(claim, scale, grade, from), logic.not(reached(claim, scale, grade, to))));
      }
    }
    for (String kind : claim.neverLoses()) {
      for (String part : codes(kind, claim)) {
        any.add(logic.and(parts.has(part, from), logic.not(parts.has(part, to))));
      }
    }
    for (OutcomeTerm term : claim.keeps()) {
      any.add(
          logic.and(parts.has(term.toString(), from), logic.not(parts.has(term.toString(), to))));
    }
    for (String what : claim.neverMoves()) {
      moved(what, claim, from, to, any);
    }
    return logic.or(any);
  }

  private void moved(
      String what, Invariant.Claim claim, Translation from, Translation to, List<BoolExpr> any) {
    if (!what.equals("outcome")) {
      for (String grade : grades(what)) {
        any.add(logic.differ(reached(claim, what, grade, from), reached(claim, what, grade, to)));
      }
      return;
    }
    Set<String> moving = new TreeSet<>(parts.ofKind("reached"));
    moving.add("provisional");
    KINDS.forEach(kind -> moving.addAll(codes(kind, claim)));
    moving.forEach(part -> any.add(logic.differ(parts.has(part, from), parts.has(part, to))));
  }

  private List<String> grades(String scale) {
    return cases.rulebook().scales().getOrDefault(scale, List.of());
  }

  /** A scale without a floor may count as some grade. */
  private BoolExpr reached(Invariant.Claim claim, String scale, String grade, Translation in) {
    BoolExpr reached = parts.has("reached(" + scale + ", " + grade + ")", in);
    List<String> grades = grades(scale);
    int absent = claim.absentAs().map(grades::indexOf).orElse(-1);
    if (grades.indexOf(grade) > absent) {
      return reached;
    }
    BoolExpr graded = parts.has("reached(" + scale + ", " + grades.get(0) + ")", in);
    return logic.or(reached, logic.not(graded));
  }

  /** The parts of a kind that a claim is about. */
  private Set<String> codes(String kind, Invariant.Claim claim) {
    String singular =
        switch (kind) {
          case "opens" -> "opens";
          case "closed options" -> "closed";
          default -> kind.substring(0, kind.length() - 1);
        };
    Set<String> codes = new TreeSet<>(parts.ofKind(singular));
    claim.except().forEach(term -> codes.remove(term.toString()));
    return codes;
  }
}
