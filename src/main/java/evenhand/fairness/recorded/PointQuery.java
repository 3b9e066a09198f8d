package evenhand.fairness.recorded;

import evenhand.fairness.recorded.AuditedDao.Reading;
import evenhand.fairness.recorded.AuditedDao.Selection;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.audit.AuditPoint;
import evenhand.rulebook.audit.AuditPoint.Kind;
import evenhand.rulebook.audit.AuditPoint.Selected;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Rule;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a declared decision point asks of the records. */
final class PointQuery {
  private static final String[] NONE = {};

  private final Rulebook rulebook;
  private final AuditPoint point;
  private final Selected selected;

  PointQuery(Rulebook rulebook, AuditPoint point) {
    this.rulebook = rulebook;
    this.point = point;
    this.selected = point.selected();
  }

  /** What is selected; decisions are told apart by deciding rules only where asked for. */
  Selection selection(boolean byRule) {
    return new Selection(
        outcomes(),
        selected.kind() == Kind.RULE ? codes() : NONE,
        responses(),
        selected.kind() == Kind.OUTCOME ? each("[{\"kind\": \"%s\"}]") : NONE,
        selected.kind() == Kind.RESPONSE,
        byRule ? deciding().toArray(String[]::new) : NONE);
  }

  Reading reading(String characteristic, List<String> columns, String periodFormat) {
    return new Reading(
        point.whose(),
        characteristic,
        point.positive().outcome().map("[{\"kind\": \"%s\"}]"::formatted).orElse(null),
        point.positive().answer().orElse(null),
        columns.toArray(String[]::new),
        periodFormat);
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
      case OPTION_OPEN ->
          effect instanceof Effect.Close close && close.options().stream().anyMatch(isMeant);
      case PROVISIONAL -> effect instanceof Effect.Provisional;
      case RULE, RESPONSE, OUTCOME, RELEASED -> false;
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

  private String[] outcomes() {
    return switch (selected.kind()) {
      case GRADE, EXACTLY ->
          each("{\"grades\": {\"" + selected.scale().orElseThrow() + "\": \"%s\"}}");
      case FLAG -> each("{\"flags\": [\"%s\"]}");
      case ACTION -> each("{\"actions\": [{\"code\": \"%s\"}]}");
      case REVIEW -> each("{\"reviews\": [{\"code\": \"%s\"}]}");
      case OPTION_OPEN -> each("{\"options\": [\"%s\"]}");
      case PROVISIONAL -> new String[] {"{\"provisional\": true}"};
      case RULE, RESPONSE, OUTCOME, RELEASED -> NONE;
    };
  }

  private String[] responses() {
    return selected.kind() == Kind.RESPONSE
        ? new String[] {
          "{\"accepted\": false, \"lowered\": " + selected.codes().contains("override_milder") + "}"
        }
        : NONE;
  }

  private String[] codes() {
    return selected.codes().toArray(String[]::new);
  }

  private String[] each(String form) {
    return selected.codes().stream().map(form::formatted).toArray(String[]::new);
  }
}
