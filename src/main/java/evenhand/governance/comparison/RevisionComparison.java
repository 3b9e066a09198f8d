package evenhand.governance.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.governance.comparison.Comparison.ChangedClause;
import evenhand.governance.comparison.Comparison.Search;
import evenhand.governance.comparison.Comparison.Side;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.source.Yaml;
import evenhand.rulebook.vignette.Vignette;
import evenhand.rulebook.vignette.VignetteFile;
import evenhand.rulebook.vignette.VignetteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares two revisions of one rulebook: a pure function of both, the examples and the seed. */
public final class RevisionComparison {
  private final Rulebook old;
  private final Rulebook now;
  private final List<TriedCase> examples = new ArrayList<>();

  /** Compares two; {@code IllegalArgumentException} where they are of two rulebooks. */
  public RevisionComparison(Rulebook old, Rulebook now) {
    if (!old.id().equals(now.id())) {
      throw new IllegalArgumentException(
          "two revisions of one rulebook are compared, not " + old.id() + " and " + now.id());
    }
    this.old = old;
    this.now = now;
  }

  /** Begins the search also from the worked cases that lie in the rulebook's folder. */
  public RevisionComparison withExamplesOf(Path folder) throws IOException {
    Path rules = folder.toAbsolutePath().normalize().getParent();
    if (rules != null) {
      for (Path file : VignetteReport.filesOf(rules, now)) {
        VignetteFile.read(file).vignettes().forEach(this::addExample);
      }
    }
    return this;
  }

  private void addExample(Vignette vignette) {
    boolean isPlain =
        vignette.asOf().isPresent()
            && vignette.facts().isPresent()
            && vignette.parameters().isEmpty();
    JsonNode facts = vignette.facts().map(Yaml::json).orElse(null);
    if (isPlain && facts instanceof ObjectNode object) {
      Instant asOf = OffsetDateTime.parse(vignette.asOf().orElseThrow()).toInstant();
      examples.add(new TriedCase(asOf, object));
    }
  }

  /**
   * Compares.
   *
   * @param asOf the moment of decision of cases that are no worked ones
   * @param tries how many cases are drawn
   */
  public Comparison compare(Instant asOf, int tries, long seed) {
    List<ChangedClause> words = words();
    Set<String> clauses = words.stream().map(ChangedClause::clause).collect(Collectors.toSet());
    ChangedRules changed = ChangedRules.between(old, now, clauses);
    Causes causes = Causes.between(old, now, clauses);
    CaseSearch search = new CaseSearch(BothRevisions.of(old, now), changed, causes, examples, asOf);
    search.run(tries, seed);
    Optional<String> proven = ChangeProof.of(old, now, clauses).flatMap(proof -> proof.run(search));
    return new Comparison(
        old.id(),
        new Side(old.version(), old.revision()),
        new Side(now.version(), now.revision()),
        words,
        search.found(),
        search.shownChanges(),
        search.boundaries(),
        new Search(
            false,
            tries + examples.size(),
            search.differing(),
            seed,
            List.copyOf(changed.questions().keySet()),
            proven));
  }

  private List<ChangedClause> words() {
    SortedMap<String, String> before = Clauses.of(old);
    SortedMap<String, String> after = Clauses.of(now);
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<ChangedClause> changed = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        String change = was.isEmpty() ? "added" : is.isEmpty() ? "removed" : "changed";
        changed.add(new ChangedClause(name, change, WordDiff.of(was, is)));
      }
    }
    return changed;
  }
}
