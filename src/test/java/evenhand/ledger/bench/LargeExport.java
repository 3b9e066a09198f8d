package evenhand.ledger.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.export.ExportWriter;
import evenhand.ledger.note.Checkpoint;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.tree.Frontier;
import evenhand.ledger.verify.About;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes an export of so many entries, each of the size of a decision's. */
public final class LargeExport {
  private static final String ORIGIN = "force.example/evenhand";
  private static final int BATCH = 1_000;

  private LargeExport() {}

  public static void main(String[] arguments) throws IOException {
    int size = Integer.parseInt(arguments[1]);
    SignerKey key = SignerKey.generate(ORIGIN, KeyType.NOTE);
    Frontier frontier = new Frontier();
    try (ExportWriter writer = new ExportWriter(Path.of(arguments[0]), tile -> Optional.empty())) {
      for (int i = 0; i < size; i++) {
        byte[] entry = entry(i);
        writer.add(entry, Entry.leafHash(entry));
        frontier.append(Entry.leafHash(entry));
        if ((i + 1) % BATCH == 0 || i + 1 == size) {
          writer.addCheckpoint(
              new Checkpoint(ORIGIN, i + 1L, frontier.root()).signedBy(key).toString());
        }
      }
      writer.finish(new About(ORIGIN, size, List.of(key.verifier())));
    }
    System.out.println(key.verifier());
  }

  private static byte[] entry(int i) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("id", new UUID(0x0193000000007000L + i, 0x8000000000000000L + i).toString());
    members.put("recorded_at", "2026-11-22T10:00:00.123456Z");
    members.put("by", "handler-" + i % 97);
    members.put("intake", new UUID(i, i).toString());
    members.put("as_of", "2026-11-22T10:00:00Z");
    members.put("rulebook", "domestic-abuse");
    members.put("rulebook_version", "1.0.0");
    members.put("revision", "sha256:" + "0a".repeat(32));
    members.put("engine", "0.1.0");
    ObjectNode outcome = members.putObject("outcome");
    outcome.putObject("grades").put("da_risk", "high").put("response", "g1");
    outcome.putArray("flags").add("DAA_S1").add("NOT_ASSESSED");
    outcome.putArray("actions").add("IDVA").add("MEDICAL").add("RE_ASK");
    outcome.putArray("blocks").add("COMMUNITY_RESOLUTION");
    outcome.putArray("reviews").add("MARAC_PJ").add("SUPERVISOR");
    outcome.putArray("options");
    outcome.putArray("opens");
    outcome.put("provisional", true);
    for (int rule = 1; rule <= 20; rule++) {
      members.withArray("rules").add("DA-0" + rule);
    }
    members.put("answers_commitment", "0b".repeat(32));
    members.put("shown_commitment", "0c".repeat(32));
    return Entry.of(EntryKind.DECISION, members).bytes();
  }
}
