package evenhand.rulebook.document;

import evenhand.rulebook.model.Cite;
import evenhand.rulebook.model.Effect;
import evenhand.rulebook.model.Source;
import java.util.List;
import java.util.Optional;

/** What a rule cites and adds, in words. */
final class RuleWords {
  private RuleWords() {}

  static String cite(Cite cite, List<Source> sources) {
    return (cite.source() + " " + cite.section()).strip()
        + (cite.verified() ? "" : " **U**")
        + amended(cite, sources).map(what -> " **amended since review:** " + what).orElse("");
  }

  /** What has changed in a cited text since the rulebook was last reviewed. */
  static Optional<String> amended(Cite cite, List<Source> sources) {
    return sources.stream()
        .filter(source -> source.key().equals(cite.source()))
        .findFirst()
        .flatMap(source -> source.amendedAt(cite.section()));
  }

  static String effect(Effect effect) {
    if (effect instanceof Effect.Floor floor) {
      return floor.scale() + " at least " + floor.grade();
    } else if (effect instanceof Effect.FloorFrom from) {
      return from.scale() + " at least the answer of " + from.question();
    } else if (effect instanceof Effect.Flag flag) {
      return "flag " + flag.code();
    } else if (effect instanceof Effect.Action action) {
      return "action " + action.code() + action.due().map(due -> " due " + due).orElse("");
    } else if (effect instanceof Effect.ActionAfter after) {
      return "action " + after.code() + " due " + after.question() + " + " + after.due();
    } else if (effect instanceof Effect.ReAsk reAsk) {
      return "ask again " + String.join(", ", reAsk.questions());
    } else if (effect instanceof Effect.Block block) {
      return "block " + block.code();
    } else if (effect instanceof Effect.Review review) {
      return "review " + review.code();
    } else if (effect instanceof Effect.Close close) {
      return "close " + String.join(", ", close.options());
    } else if (effect instanceof Effect.Opens opens) {
      return "open " + opens.rulebook();
    }
    return "provisional";
  }
}
