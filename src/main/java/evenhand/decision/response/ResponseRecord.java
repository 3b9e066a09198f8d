package evenhand.decision.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Entries;
import evenhand.decision.ErasedException;
import evenhand.decision.Json;
import evenhand.decision.ResponseCodes;
import evenhand.decision.Scales;
import evenhand.decision.subject.AnswerKey;
import evenhand.decision.subject.SealedWords;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A response ready to be written: codes in the open, words sealed under the decision's key.
 *
 * @param sealedWords absent where the person wrote none
 */
record ResponseRecord(
    UUID id,
    ResponseCodes codes,
    Actor madeBy,
    Instant recordedAt,
    Optional<byte[]> sealedWords,
    Entry entry) {
  static ResponseRecord of(
      UUID id,
      Situation situation,
      ResponseRequest request,
      boolean lowered,
      Actor actor,
      Instant now) {
    ResponseCodes codes = codes(request, lowered);
    ObjectNode members = Entries.start(id, now, actor);
    members.put("decision", situation.decision().id().toString());
    members.setAll((ObjectNode) Json.tree(codes));
    ObjectNode words = words(request);
    Optional<byte[]> sealed = Optional.empty();
    if (!words.isEmpty()) {
      AnswerKey key =
          situation.key().orElseThrow(() -> new ErasedException(situation.decision().decisionId()));
      SealedWords kept = SealedWords.of(id, key, words);
      members.put("words_commitment", kept.commitment().hex());
      sealed = Optional.of(kept.sealed());
    }
    return new ResponseRecord(id, codes, actor, now, sealed, Entry.of(EntryKind.RESPONSE, members));
  }

  private static ResponseCodes codes(ResponseRequest request, boolean lowered) {
    Optional<String> code =
        request.accepted()
            ? request.reasonCode()
            : request.reasonCode().or(() -> Optional.of(OverrideReason.OTHER.name()));
    return new ResponseCodes(
        request.accepted(),
        request.confirmations(),
        request.chosenOption(),
        request.to().map(ResponseRequest.Target::grades).orElseGet(TreeMap::new),
        request.to().flatMap(ResponseRequest.Target::options),
        code,
        request.supervisor().filter(Actor::isValid).map(Actor::new),
        lowered,
        request.shownForMs());
  }

  private static ObjectNode words(ResponseRequest request) {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    request.adviceGiven().ifPresent(text -> words.put("advice_given", text));
    request.reason().ifPresent(text -> words.put("reason", text));
    request.evidence().ifPresent(text -> words.put("evidence", text));
    return words;
  }

  /** What may be kept of a refused attempt: grades asked for, which parts it had, no words. */
  static ObjectNode attempted(ResponseRequest request, Scales scales) {
    ObjectNode attempt = JsonNodeFactory.instance.objectNode();
    attempt.put("accepted", request.accepted());
    attempt.put("has_reason", !LoweringRules.isBlank(request.reason()));
    attempt.put("has_evidence", !LoweringRules.isBlank(request.evidence()));
    ObjectNode grades = attempt.putObject("grades");
    request
        .to()
        .ifPresent(
            to ->
                to.grades()
                    .forEach(
                        (scale, grade) -> {
                          if (scales.has(scale, grade)) {
                            grades.put(scale, grade);
                          }
                        }));
    request
        .supervisor()
        .filter(Actor::isValid)
        .ifPresent(supervisor -> attempt.put("supervisor", supervisor));
    return attempt;
  }
}
