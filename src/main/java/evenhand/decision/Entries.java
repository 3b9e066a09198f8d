package evenhand.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.rulebook.Advice;
import evenhand.rulebook.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * What the ledger holds of each kind of record: ids, times, codes and commitments. Due times are
 * left out, for some are worked out from an answer.
 */
public final class Entries {
  private Entries() {}

  static Entry decision(
      DecisionId id,
      Advice advice,
      Circumstances circumstances,
      Optional<Supersession> supersedes,
      DecisionRecord.Commitments commitments) {
    ObjectNode entry = start(id.value(), circumstances.recordedAt(), circumstances.madeBy());
    entry.put("intake", circumstances.intake().toString());
    entry.put("as_of", advice.asOf().toString());
    entry.put("rulebook", advice.rulebook());
    entry.put("rulebook_version", advice.version());
    entry.put("revision", advice.revision().name());
    entry.put("engine", circumstances.engine());
    entry.set("outcome", codes(advice.outcome()));
    entry.set("rules", array(advice.rules()));
    entry.put("answers_commitment", commitments.answers().hex());
    entry.put("shown_commitment", commitments.shown().hex());
    entry.put("row_commitment", commitments.rows().hex());
    circumstances
        .monitoring()
        .ifPresent(commitment -> entry.put("monitoring_commitment", commitment.hex()));
    supersedes.ifPresent(
        earlier -> {
          ObjectNode corrected = entry.putObject("supersedes");
          corrected.put("id", earlier.id().toString());
          corrected.put("reason_code", earlier.reasonCode());
        });
    if (circumstances.invented()) {
      entry.put("invented", true);
    }
    return Entry.of(EntryKind.DECISION, entry);
  }

  /** The members that every entry begins with. */
  public static ObjectNode start(UUID id, Instant recordedAt, Actor by) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("id", id.toString());
    entry.put("recorded_at", recordedAt.truncatedTo(ChronoUnit.MICROS).toString());
    entry.put("by", by.pseudonym());
    return entry;
  }

  private static ObjectNode codes(Outcome outcome) {
    ObjectNode codes = JsonNodeFactory.instance.objectNode();
    ObjectNode grades = codes.putObject("grades");
    outcome.grades().forEach(grades::put);
    codes.set("flags", array(outcome.flags()));
    codes.set("actions", array(outcome.actions().stream().map(Outcome.Action::code).toList()));
    codes.set("blocks", array(outcome.blocks().stream().map(Outcome.Block::code).toList()));
    codes.set("reviews", array(outcome.reviews().stream().map(Outcome.Review::code).toList()));
    codes.set("options", array(outcome.options()));
    codes.set("opens", array(outcome.opens()));
    codes.put("provisional", outcome.provisional());
    return codes;
  }

  static ArrayNode array(Collection<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
