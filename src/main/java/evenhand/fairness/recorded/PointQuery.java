package evenhand.fairness.recorded;

import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import evenhand.rulebook.audit.AuditPoint.Kind;
import evenhand.rulebook.audit.AuditPoint.Selected;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a declared decision point asks of a recorded decision. */
final class PointQuery {
  private final Rulebook rulebook;
  private final AuditPoint point;
  private final Selected selected;
  private final Clocks clocks;

  PointQuery(Rulebook rulebook, AuditPoint point, Clocks clocks) {
    this.rulebook = rulebook;
    this.point = point;
    this.selected = point.selected();
    this.clocks = clocks;
  }

  /** Whether a decision is of the stage that feeds the point: whether it is in the denominator. */
  boolean isCounted(Audited decision) {
    boolean isFed =
        point.of().isEmpty() || point.of().stream().anyMatch(stage -> holds(stage, decision));
    return isFed
        && switch (selected.kind()) {
          case RESPONSE -> decision.response().isPresent();
          case RELEASED ->
              decision.response().isPresent() && hasAny(decision.advised().blocks(), selected);
          case IN_TIME -> clocks.isKnown(decision, selected.codes());
          case GRADE,
              EXACTLY,
              FLAG,
              ACTION,
              REVIEW,
              BLOCK,
              RULE,
              OPTION_OPEN,
              PROVISIONAL,
              OUTCOME ->
              true;
        };
  }

  boolean isSelected(Audited decision) {
    return holds(selected, decision);
  }

  /** What was later known or stated; empty where it is not known. */
  Optional<Boolean> positive(Audited decision) {
    Optional<String> kind = point.positive().outcome();
    if (kind.isPresent()) {
      // Nothing recorded yet says nothing; other outcomes without this one say no.
      return decision.later().isEmpty()
          ? Optional.empty()
          : Optional.of(decision.later().containsKey(kind.get()));
    }
    return point
        .positive()
        .answer()
        .map(answer -> decision.compared().getOrDefault(answer, ""))
        .filter(said -> !said.isEmpty() && !said.equals("unknown"))
        .map(said -> said.equals("yes") || said.equals("true"));
  }

  private boolean holds(Selected what, Audited decision) {
    Advised advised = decision.advised();
    return switch (what.kind()) {
      case GRADE, EXACTLY ->
          what.codes().contains(advised.grades().path(what.scale().orElse("")).asText());
      case FLAG -> hasAny(advised.flags(), what);
      case ACTION -> hasAny(advised.actions(), what);
      case REVIEW -> hasAny(advised.reviews(), what);
      case BLOCK -> hasAny(advised.blocks(), what);
      case OPTION_OPEN -> hasAny(advised.options(), what);
      case PROVISIONAL -> advised.isProvisional();
      case RULE -> !Collections.disjoint(decision.rules(), what.codes());
      case RESPONSE ->
          decision
              .response()
              .filter(response -> !response.isAccepted())
              .filter(response -> response.isLowered() == what.codes().contains("override_milder"))
              .isPresent();
      case OUTCOME -> hasAny(decision.later().keySet(), what);
      case RELEASED -> hasAny(decision.confirmed(), what);
      case IN_TIME -> clocks.isInTime(decision, what.codes());
    };
  }

  private static boolean hasAny(Set<String> codes, Selected what) {
    return !Collections.disjoint(codes, what.codes());
  }

  /**
   * Whether rules decide who is not selected: they close options, and lift a grade off its base.
   */
  boolean isDecidedAgainst() {
    return selected.kind() == Kind.OPTION_OPEN || isLeastGrade();
  }

  /** Rows of the rule table that can decide the point; none where a person decides it. */
  List<String> deciding() {
    TreeSet<String> rows = new TreeSet<>();
    for (Rule rule : rulebook.rules()) {
      if (rule.effects().stream().anyMatch(this::decides)
          || (selected.kind() == Kind.RULE && selected.codes().contains(rule.row()))) {
        rows.add(rule.row());
      }
    }
    return List.copyOf(rows);
  }

  private boolean decides(Effect effect) {
    Predicate<String> isMeant = selected.codes()::contains;
    return switch (selected.kind()) {
      case GRADE, EXACTLY -> decidesGrade(effect);
      case FLAG -> effect instanceof Effect.Flag flag && isMeant.test(flag.code());
      case ACTION -> isMeant.test(actionCode(effect));
      case REVIEW -> effect instanceof Effect.Review review && isMeant.test(review.code());
      case BLOCK -> effect instanceof Effect.Block block && isMeant.test(block.code());
      case OPTION_OPEN ->
          effect instanceof Effect.Close close && close.options().stream().anyMatch(isMeant);
      case PROVISIONAL -> effect instanceof Effect.Provisional;
      case RULE, RESPONSE, OUTCOME, RELEASED, IN_TIME -> false;
    };
  }

  private boolean decidesGrade(Effect effect) {
    String scale = selected.scale().orElse("");
    if (effect instanceof Effect.FloorFrom from) {
      return from.scale().equals(scale);
    }
    return effect instanceof Effect.Floor floor
        && floor.scale().equals(scale)
        && selected.codes().contains(floor.grade()) != isLeastGrade();
  }

  private boolean isLeastGrade() {
    return selected
        .scale()
        .map(scale -> rulebook.scales().getOrDefault(scale, List.of("")).get(0))
        .filter(least -> selected.codes().equals(List.of(least)))
        .isPresent();
  }

  private static String actionCode(Effect effect) {
    if (effect instanceof Effect.Action action) {
      return action.code();
    } else if (effect instanceof Effect.ActionAfter after) {
      return after.code();
    }
    return effect instanceof Effect.ReAsk ? Effect.ReAsk.CODE : "";
  }
}
