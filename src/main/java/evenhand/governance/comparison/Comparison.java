package evenhand.governance.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import evenhand.rulebook.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two revisions of one rulebook compared.
 *
 * @param words clauses whose words changed
 * @param cases the smallest case found of each kind of difference
 * @param changes the smallest case found of each changed clause that rules rest on
 * @param boundaries what of a changed number turned, and where
 * @param search how cases were looked for: it is not exhaustive
 */
public record Comparison(
    String rulebook,
    Side old,
    @JsonProperty("new") Side now,
    List<ChangedClause> words,
    List<FoundCase> cases,
    List<ShownChange> changes,
    List<Boundary> boundaries,
    Search search) {
  public Comparison {
    words = List.copyOf(words);
    cases = List.copyOf(cases);
    changes = List.copyOf(changes);
    boundaries = List.copyOf(boundaries);
  }

  /** One of the two. */
  public record Side(String version, Revision revision) {}

  /**
   * A clause whose words changed.
   *
   * @param change added, removed or changed
   * @param words gone ones in {@code [-...-]}, new ones in {@code {+...+}}
   */
  public record ChangedClause(String clause, String change, String words) {}

  /**
   * A case that comes out differently.
   *
   * @param kind the difference that it is the smallest example of
   * @param differences all that differs in it
   * @param began rules that fire under the new revision only
   * @param ended rules that fired under the old revision only
   */
  public record FoundCase(
      String kind,
      @JsonProperty("as_of") Instant asOf,
      JsonNode facts,
      List<String> differences,
      List<String> began,
      List<String> ended) {
    public FoundCase {
      differences = List.copyOf(differences);
      began = List.copyOf(began);
      ended = List.copyOf(ended);
    }
  }

  /**
   * A changed clause and what it does.
   *
   * @param smallest the smallest case whose difference comes from it, alone where one was found;
   *     empty where none was found
   * @param together other clauses that its difference may come from too; empty where it is alone
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ShownChange(String clause, Optional<FoundCase> smallest, List<String> together) {
    public ShownChange {
      together = List.copyOf(together);
    }
  }

  /**
   * A changed number and the values beside it at which cases differ.
   *
   * @param compared what is held against it, as the rule says it
   * @param differsAt the values at which cases were found that differ
   * @param sameAt values seen nearby at which none was found
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Boundary(
      String parameter,
      String rule,
      String compared,
      String old,
      @JsonProperty("new") String now,
      @JsonProperty("differs_at") List<Integer> differsAt,
      @JsonProperty("same_at") List<Integer> sameAt) {
    public Boundary {
      differsAt = List.copyOf(differsAt);
      sameAt = List.copyOf(sameAt);
    }
  }

  /**
   * How cases were looked for.
   *
   * @param exhaustive never: other kinds of difference may exist
   * @param changedRules rules that the changed clauses may move
   * @param proven where alone cases can differ, by the solver; empty where that is not proven
   */
  public record Search(
      boolean exhaustive,
      int tried,
      int differing,
      long seed,
      @JsonProperty("changed_rules") List<String> changedRules,
      Optional<String> proven) {
    public Search {
      changedRules = List.copyOf(changedRules);
    }
  }
}
