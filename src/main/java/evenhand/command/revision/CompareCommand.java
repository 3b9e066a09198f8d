package evenhand.command.revision;

import evenhand.EvenhandConfiguration;
import evenhand.GovernanceSetup;
import evenhand.command.Verb;
import evenhand.database.Database;
import evenhand.decision.Actor;
import evenhand.decision.RecordsDao;
import evenhand.governance.activation.KnownRevisions;
import evenhand.governance.comparison.Comparison;
import evenhand.governance.comparison.RevisionComparison;
import evenhand.governance.replay.ReplayReport;
import evenhand.governance.replay.ReplayService.Period;
import evenhand.governance.replay.ReplayService.Progress;
import evenhand.http.Json;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** Compares two revisions: changed words by clause, and cases that come out differently. */
public final class CompareCommand extends Verb {
  private static final int TRIES = 60_000;

  public CompareCommand() {
    super("compare", "compares two revisions: changed words, and cases that come out differently");
  }

  @Override
  public void configure(Subparser subparser) {
    subparser.addArgument("old").help("folder of a rulebook, or a revision sha256:...");
    subparser.addArgument("new").help("folder of a rulebook, or a revision sha256:...");
    subparser.addArgument("--as-of").help("moment of decision of the cases tried; now by default");
    subparser
        .addArgument("--tries")
        .type(Integer.class)
        .setDefault(TRIES)
        .help("how many cases are drawn");
    subparser.addArgument("--seed").type(Long.class).setDefault(1L).help("same seed, same cases");
    subparser
        .addArgument("--recorded")
        .action(Arguments.storeTrue())
        .help("also how many recorded cases change: a replay of all of them");
    subparser.addArgument("--json").action(Arguments.storeTrue()).help("answer as JSON");
    Candidate.addConfig(subparser);
  }

  @Override
  protected boolean run(Namespace arguments) throws Exception {
    EvenhandConfiguration configuration = Candidate.configuration(arguments);
    Rulebook old = load(arguments.getString("old"), arguments, configuration);
    Rulebook now = load(arguments.getString("new"), arguments, configuration);
    RevisionComparison comparison = new RevisionComparison(old, now);
    for (String side : List.of("old", "new")) {
      if (Candidate.revision(arguments.getString(side)).isEmpty()) {
        Path folder = Candidate.folder(arguments.getString(side));
        comparison.withExamplesOf(folder);
      }
    }
    Comparison found =
        comparison.compare(
            asOf(arguments.getString("as_of")),
            arguments.getInt("tries"),
            arguments.getLong("seed"));
    if (arguments.getBoolean("json")) {
      System.out.println(Json.mapper().writeValueAsString(found));
    } else {
      print(found, System.out);
    }
    if (arguments.getBoolean("recorded")) {
      tellRecorded(old, now, configuration);
    }
    return true;
  }

  private static void tellRecorded(
      Rulebook old, Rulebook now, EvenhandConfiguration configuration) {
    InstantSource clock = InstantSource.system();
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      ReplayReport report =
          GovernanceSetup.replays(database, clock)
              .replay(now, old, Period.EVER, new Actor("console"), Progress.NONE);
      System.err.printf(
          "%,d of %,d recorded cases change; replay %s says how and for whom%n",
          report.count("changed"), report.decisions(), report.id());
    }
  }

  private static Rulebook load(
      String named, Namespace arguments, EvenhandConfiguration configuration) {
    Optional<Revision> revision = Candidate.revision(named);
    if (revision.isEmpty()) {
      return Candidate.load(named, arguments, configuration);
    }
    InstantSource clock = InstantSource.system();
    try (Database database = Database.beside(configuration.getDatabase(), clock)) {
      return new KnownRevisions(new RecordsDao(database.service())).stored(revision.get());
    }
  }

  private static Instant asOf(@Nullable String text) {
    try {
      return text == null ? Instant.now() : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "--as-of takes a date and time with offset such as 2026-06-01T12:00:00Z, not '"
              + text
              + "'",
          wrong);
    }
  }

  private static void print(Comparison found, PrintStream out) {
    out.println(found.rulebook());
    out.println("  old " + found.old().version() + " " + found.old().revision());
    out.println("  new " + found.now().version() + " " + found.now().revision());
    out.println();
    out.println("Words: " + found.words().size() + " clauses changed");
    for (Comparison.ChangedClause clause : found.words()) {
      out.println("  " + clause.change() + ": " + clause.clause());
      out.println(clause.words().indent(6).stripTrailing());
    }
    out.println();
    out.println("Rules that this may move: " + found.search().changedRules());
    found.boundaries().forEach(boundary -> out.println("  " + line(boundary)));
    out.println();
    out.println("Cases that come out differently, one of each kind of difference, the smallest");
    out.println("found; no answer can be left out of any:");
    for (Comparison.FoundCase each : found.cases()) {
      out.println("  " + each.kind());
      out.println("      " + each.facts() + " as of " + each.asOf());
      out.println(
          "      fires now: "
              + each.began()
              + ", no longer: "
              + each.ended()
              + ", all that differs: "
              + each.differences());
    }
    if (found.cases().isEmpty()) {
      out.println("  none was found");
    }
    if (found.changes().size() > 1) {
      tellChanges(found.changes(), out);
    }
    out.println();
    found.search().proven().ifPresent(said -> out.println("PROVEN: " + said + "."));
    out.printf(
        "%,d cases tried (seed %d), %,d of them differ. THE SEARCH IS NOT EXHAUSTIVE: other"
            + " differences may exist.%n",
        found.search().tried(), found.search().seed(), found.search().differing());
  }

  private static void tellChanges(List<Comparison.ShownChange> changes, PrintStream out) {
    out.println();
    out.println(
        "Each changed clause with the smallest case that was found to come out differently");
    out.println("because of it:");
    for (Comparison.ShownChange change : changes) {
      out.println("  " + change.clause());
      out.println(
          change
              .smallest()
              .map(
                  each ->
                      "      "
                          + each.facts()
                          + " as of "
                          + each.asOf()
                          + ": "
                          + String.join(", ", each.differences()))
              .orElse("      none was found"));
      if (!change.together().isEmpty()) {
        out.println("      together with " + String.join(", ", change.together()));
      }
    }
  }

  private static String line(Comparison.Boundary boundary) {
    return "%s %s -> %s, held against %s in %s: differs at %s, the same at %s"
        .formatted(
            boundary.parameter(),
            boundary.old(),
            boundary.now(),
            boundary.compared(),
            boundary.rule(),
            boundary.differsAt(),
            boundary.sameAt());
  }
}
