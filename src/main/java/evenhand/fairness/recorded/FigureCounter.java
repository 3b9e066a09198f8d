package evenhand.fairness.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what is said of a whole rulebook: rules, responses, handlers, missing groups, revisions.
 */
final class FigureCounter {
  private static final String[] MISSING_BY = {"call_channel", "force_area", "handler"};

  private final String field;
  private final Map<String, OfRole> byRole = new LinkedHashMap<>();
  private final SetCounts handlers = new SetCounts(1);
  private final SetCounts revisions = new SetCounts(1);
  private long decisions;

  /**
   * Prepares.
   *
   * @param roles whose persons are told apart
   * @param field of the monitoring store that tells groups apart
   */
  FigureCounter(List<String> roles, String field) {
    this.field = field;
    roles.forEach(role -> byRole.put(role, new OfRole()));
  }

  /** Counts by the group as recorded of one role's person. */
  private static final class OfRole {
    private final SetCounts rules = new SetCounts(1);
    private final SetCounts responses = new SetCounts(1);
    private final SetCounts columns = new SetCounts(1);
  }

  void add(Audited decision) {
    decisions++;
    var about = decision.about();
    revisions.add(
        revisions.number(about.version(), about.revision()), 0, about.isInvented() ? 1 : 0);
    decision
        .response()
        .ifPresent(
            response ->
                handlers.add(handlers.number(about.madeBy()), 0, response.isAccepted() ? 0 : 1));
    byRole.forEach((role, counts) -> add(decision, role, counts));
  }

  private void add(Audited decision, String role, OfRole counts) {
    String recorded = decision.person(role, field);
    // Every decision counts once under the empty name.
    counts.rules.add(counts.rules.number(recorded, "", ""), 0, 0);
    for (String rule : decision.rules()) {
      counts.rules.add(counts.rules.number(recorded, rule, ""), 0, 0);
    }
    for (String column : MISSING_BY) {
      String value = decision.column(role, column);
      counts.columns.add(counts.columns.number(recorded, column, value), 0, 0);
    }
    decision
        .response()
        .ifPresent(
            response -> {
              String direction = response.isLowered() ? "milder" : "harsher";
              String reason = response.reason() == null ? "not given" : response.reason();
              counts.responses.add(
                  response.isAccepted()
                      ? counts.responses.number(recorded, "accepted", "")
                      : counts.responses.number(recorded, direction, reason),
                  0,
                  0);
            });
  }

  /** All decisions. */
  long decisions() {
    return decisions;
  }

  /** By rule whose condition held; under the empty name all decisions. */
  List<GroupCount> rules(String role) {
    return counts(of(role).rules);
  }

  /** By what a person did, in detail the reason. */
  List<GroupCount> responses(String role) {
    return counts(of(role).responses);
  }

  /** By column, in detail its value. */
  List<GroupCount> byColumn(String role) {
    return counts(of(role).columns);
  }

  private OfRole of(String role) {
    return byRole.getOrDefault(role, new OfRole());
  }

  private static List<GroupCount> counts(SetCounts counts) {
    return counts.of(0).stream()
        .map(
            count ->
                new GroupCount(
                    count.values().get(0),
                    count.values().get(1),
                    count.values().get(2),
                    count.decisions()))
        .toList();
  }

  /** Each handler's responses. */
  List<Handler> handlers() {
    Map<String, Handler> byName = new LinkedHashMap<>();
    for (SetCounts.Count count : handlers.of(0)) {
      String name = count.values().get(0);
      long overrides = count.result() == 1 ? count.decisions() : 0;
      byName.merge(name, new Handler(name, count.decisions(), overrides), Handler::plus);
    }
    return new ArrayList<>(byName.values());
  }

  /** Revisions in use, by version. */
  List<Used> revisions() {
    Map<List<String>, Used> used = new LinkedHashMap<>();
    for (SetCounts.Count count : revisions.of(0)) {
      List<String> key = count.values();
      boolean isInvented = count.result() == 1;
      used.merge(key, new Used(key.get(0), key.get(1), count.decisions(), isInvented), Used::plus);
    }
    return used.values().stream()
        .sorted((a, b) -> (a.version() + a.revision()).compareTo(b.version() + b.revision()))
        .toList();
  }

  /** A group as recorded and something counted of it. */
  record GroupCount(String recorded, String name, String detail, long decisions) {}

  /** A revision in use. */
  record Used(String version, String revision, long decisions, boolean isInvented) {
    Used plus(Used other) {
      return new Used(
          version, revision, decisions + other.decisions, isInvented || other.isInvented);
    }
  }

  /** A handler's responses. */
  record Handler(String name, long responses, long overrides) {
    Handler plus(Handler other) {
      return new Handler(name, responses + other.responses, overrides + other.overrides);
    }
  }
}
