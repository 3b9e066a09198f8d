package evenhand.governance.proof;

import com.microsoft.z3.BoolExpr;
import evenhand.governance.proof.PossibleCases.Settings;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.evaluate.RuleSet;
import evenhand.rulebook.invariant.Invariant;
import evenhand.rulebook.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides, for every case that a rulebook may be asked while it is in force, its invariants, which
 * of its rules can fire and add something, and which scales may stay without a grade.
 */
public final class Prover {
  private final PossibleCases cases;
  private final PossibleCases free;
  private final Rulebook rulebook;
  private final OutcomeParts parts;

  private Prover(PossibleCases cases, PossibleCases free) {
    this.cases = cases;
    this.free = free;
    this.rulebook = cases.rulebook();
    this.parts = new OutcomeParts(rulebook.second().rules());
  }

  /** Everything that is decided about a rulebook, invariants first, in their order. */
  public static List<Finding> prove(Rulebook rulebook) {
    try (PossibleCases cases = new PossibleCases(rulebook, Settings.AS_DELIVERED);
        PossibleCases free = new PossibleCases(rulebook, Settings.SWITCHES_FREE)) {
      return new Prover(cases, free).all();
    }
  }

  private List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    InvariantProofs proofs = new InvariantProofs(cases, parts);
    for (Invariant invariant : rulebook.invariants().list()) {
      findings.add(
          timed(
              invariant.id(),
              invariant.says(),
              () -> {
                Optional<Counterexample> found = proofs.refute(invariant);
                Finding.Kind kind =
                    found
                        .map(
                            each ->
                                each.confirmed() ? Finding.Kind.REFUTED : Finding.Kind.UNDECIDED)
                        .orElse(Finding.Kind.PROVEN);
                return new Finding(invariant.id(), kind, invariant.says(), found, 0);
              }));
    }
    for (int i = 0; i < rulebook.rules().size(); i++) {
      rule(i).ifPresent(findings::add);
    }
    rulebook.scales().keySet().forEach(scale -> gap(scale).ifPresent(findings::add));
    return findings;
  }

  private static Finding timed(String about, String says, Supplier<Finding> decide) {
    long started = System.nanoTime();
    Finding found;
    try {
      found = decide.get();
    } catch (UntranslatableException cannot) {
      found =
          new Finding(
              about,
              Finding.Kind.UNDECIDED,
              says + " (" + cannot.getMessage() + ")",
              Optional.empty(),
              0);
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    return new Finding(found.about(), found.kind(), found.says(), found.example(), millis);
  }

  private Optional<Finding> rule(int position) {
    Rule rule = rulebook.rules().get(position);
    Translation base = cases.base();
    if (cases.find(base.fired(position)).isEmpty()) {
      return Optional.of(asleep(rule, position));
    }
    RuleSet rules = rulebook.second().rules();
    RuleSet without = rules.with(position, rule.withoutEffects());
    Translation other = base.with(without, new BitSet(), Map.of());
    BoolExpr differ = OutcomeParts.differ(parts, base, new OutcomeParts(without), other, false);
    return cases.find(differ).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                rule.id(),
                Finding.Kind.ADDS_NOTHING,
                "without it every outcome would be the same: " + rule.title(),
                Optional.empty(),
                0));
  }

  private Finding asleep(Rule rule, int position) {
    Translation other = free.base();
    return free.find(other.fired(position))
        .map(
            found ->
                new Finding(
                    rule.id(),
                    Finding.Kind.ASLEEP,
                    needed(found.in(other), position) + rule.title(),
                    Optional.empty(),
                    0))
        .orElseGet(
            () ->
                new Finding(
                    rule.id(),
                    Finding.Kind.NEVER_FIRES,
                    "no possible case fires it: " + rule.title(),
                    Optional.empty(),
                    0));
  }

  /** The switches that have to be set for a rule to fire. */
  private String needed(PossibleCase fires, int position) {
    PossibleCase smallest =
        fires.smallest(each -> each.decide(rulebook, rulebook.second()).fired().get(position));
    return "fires only where " + smallest.set() + " is set: ";
  }

  private Optional<Finding> gap(String scale) {
    String least = rulebook.scales().getOrDefault(scale, List.of()).get(0);
    Translation base = cases.base();
    BoolExpr graded = parts.has("reached(" + scale + ", " + least + ")", base);
    return cases
        .find(cases.allKnown(base), cases.terms().logic().not(graded))
        .map(
            found -> {
              PossibleCase without = found.in(base);
              boolean confirmed = !without.decide(rulebook).outcome().grades().containsKey(scale);
              return new Finding(
                  scale,
                  confirmed ? Finding.Kind.GAP : Finding.Kind.UNDECIDED,
                  "some complete sets of answers leave it without a grade",
                  Optional.of(new Counterexample(List.of(without), confirmed)),
                  0);
            });
  }
}
