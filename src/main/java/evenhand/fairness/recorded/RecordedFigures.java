package evenhand.fairness.recorded;

import evenhand.fairness.comparison.RecordedFindings;
import evenhand.fairness.comparison.RecordedFindings.FirstOnly;
import evenhand.fairness.comparison.RecordedFindings.Gap;
import evenhand.fairness.comparison.RecordedFindings.LetPass;
import evenhand.fairness.comparison.RecordedFindings.MissingShare;
import evenhand.fairness.comparison.RecordedFindings.Override;
import evenhand.fairness.comparison.RecordedFindings.Proxies;
import evenhand.fairness.comparison.RecordedFindings.Reason;
import evenhand.fairness.comparison.RecordedFindings.Unmeasured;
import evenhand.fairness.measures.HandlerFunnel;
import evenhand.fairness.measures.ProxyScan;
import evenhand.fairness.recorded.FigureCounter.GroupCount;
import evenhand.fairness.recorded.FigureCounter.Handler;
import evenhand.fairness.statistics.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of a whole rulebook: overrides, handlers, conditions that go with group, missing. */
final class RecordedFigures {
  private final FigureCounter counter;
  private final List<String> roles;
  private final GroupNames names;

  RecordedFigures(FigureCounter counter, RecordedSpec specs, List<String> roles) {
    this.counter = counter;
    this.roles = List.copyOf(roles);
    this.names = new GroupNames(specs.groups());
  }

  RecordedFindings findings(
      RecordedFindings.Provenance provenance,
      List<Gap> gaps,
      List<FirstOnly> firstOnly,
      List<Unmeasured> unmeasured,
      List<LetPass> letPass) {
    List<Override> overrides = new ArrayList<>();
    List<MissingShare> missing = new ArrayList<>();
    for (String role : roles) {
      overrides.addAll(overrides(role));
      missing.addAll(missing(role));
    }
    Map<String, Proportion> handlers = new TreeMap<>();
    for (Handler each : counter.handlers()) {
      handlers.put(each.name(), new Proportion(each.overrides(), each.responses()));
    }
    return new RecordedFindings(
        provenance,
        gaps,
        overrides,
        HandlerFunnel.of(handlers),
        new Proxies(roles.get(0), ProxyScan.of(conditions(roles.get(0)))),
        missing,
        firstOnly,
        unmeasured,
        List.of(),
        letPass);
  }

  private List<Override> overrides(String role) {
    Map<String, Long> responded = new TreeMap<>();
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    for (GroupCount count : counter.responses(role)) {
      names
          .of(count.recorded())
          .ifPresent(
              group -> {
                responded.merge(group, count.decisions(), Long::sum);
                if (!count.name().equals("accepted")) {
                  counts.merge(
                      List.of(count.name(), count.detail(), group), count.decisions(), Long::sum);
                }
              });
    }
    List<List<String>> kinds =
        counts.keySet().stream().map(key -> key.subList(0, 2)).distinct().sorted(BY_TEXT).toList();
    List<Override> overrides = new ArrayList<>();
    for (List<String> kind : kinds) {
      responded.forEach(
          (group, of) -> {
            long given = counts.getOrDefault(List.of(kind.get(0), kind.get(1), group), 0L);
            Reason reason = new Reason(kind.get(1), new Proportion(given, of));
            overrides.add(new Override(role, group, kind.get(0), reason));
          });
    }
    return overrides;
  }

  private static final Comparator<List<String>> BY_TEXT = Comparator.comparing(Object::toString);

  /** For each rule a row for each group: decisions where its condition held, and where not. */
  private Map<String, long[][]> conditions(String role) {
    Map<String, Map<String, Long>> held = new TreeMap<>();
    for (GroupCount count : counter.rules(role)) {
      names
          .of(count.recorded())
          .ifPresent(
              group ->
                  held.computeIfAbsent(count.name(), any -> new TreeMap<>())
                      .merge(group, count.decisions(), Long::sum));
    }
    // Every decision is counted once under the empty name.
    Map<String, Long> all = held.getOrDefault("", Map.of());
    held.remove("");
    Map<String, long[][]> tables = new TreeMap<>();
    held.forEach(
        (rule, byGroup) -> {
          long[][] table = new long[all.size()][2];
          int row = 0;
          for (Map.Entry<String, Long> total : all.entrySet()) {
            table[row][0] = byGroup.getOrDefault(total.getKey(), 0L);
            table[row][1] = total.getValue() - table[row][0];
            row++;
          }
          tables.put(rule, table);
        });
    return tables;
  }

  private List<MissingShare> missing(String role) {
    Map<List<String>, long[]> shares = new TreeMap<>(BY_TEXT);
    for (GroupCount count : counter.byColumn(role)) {
      long[] share =
          shares.computeIfAbsent(List.of(count.name(), count.detail()), any -> new long[2]);
      share[0] += names.of(count.recorded()).isEmpty() ? count.decisions() : 0;
      share[1] += count.decisions();
    }
    List<MissingShare> list = new ArrayList<>();
    shares.forEach(
        (key, share) ->
            list.add(
                new MissingShare(
                    role, key.get(0), key.get(1), new Proportion(share[0], share[1]))));
    return list;
  }
}
