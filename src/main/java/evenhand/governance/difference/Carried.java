package evenhand.governance.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.Answers;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.model.Question;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers given under one revision, or for several rulebooks at once, read under another: what it
 * does not ask is left out, for its rules cannot read it. Thread-safe.
 */
public final class Carried {
  private final Rulebook rulebook;
  private final Set<String> asked = new HashSet<>();

  public Carried(Rulebook rulebook) {
    this.rulebook = rulebook;
    rulebook.questions().stream().map(Question::id).forEach(asked::add);
  }

  public Rulebook rulebook() {
    return rulebook;
  }

  /**
   * Reads what the revision asks.
   *
   * @throws evenhand.rulebook.InvalidCaseException where it does not take one of the answers
   */
  public Answers read(JsonNode facts, Instant asOf) {
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    facts
        .properties()
        .forEach(
            answer -> {
              if (asked.contains(answer.getKey())) {
                own.set(answer.getKey(), answer.getValue());
              }
            });
    return Answers.read(List.of(rulebook), own, asOf);
  }
}
