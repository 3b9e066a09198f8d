package evenhand.ledger.witness;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.VerifierKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The quorum file (C2SP tlog-policy): which logs and witnesses are known, and which witnesses must
 * have countersigned. Groups name a number, {@code any} or {@code all} of what stands above them.
 *
 * @param logs keys of the logs
 * @param witnesses name in the file to key and address
 * @param groups name to what must be met
 * @param quorum name of the witness or group that must be met; {@code none} for no witness
 */
public record Policy(
    List<VerifierKey> logs,
    Map<String, KnownWitness> witnesses,
    Map<String, Group> groups,
    String quorum) {
  private static final String NONE = "none";

  public Policy {
    logs = List.copyOf(logs);
    witnesses = Collections.unmodifiableMap(new LinkedHashMap<>(witnesses));
    groups = Map.copyOf(groups);
  }

  /** A witness with the address that checkpoints are sent to. */
  public record KnownWitness(VerifierKey key, Optional<URI> url) {}

  /** So many of some members. */
  public record Group(int threshold, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** No log, no witness, no quorum. */
  public static Policy none() {
    return new Policy(List.of(), Map.of(), Map.of(), NONE);
  }

  /** Some keys, of which so many witnesses must have countersigned. */
  public static Policy of(Collection<VerifierKey> keys, int quorum) {
    Map<String, KnownWitness> witnesses = new LinkedHashMap<>();
    List<VerifierKey> logs = new ArrayList<>();
    for (VerifierKey key : keys) {
      if (key.type() == KeyType.NOTE) {
        logs.add(key);
      } else {
        witnesses.put(key.toString(), new KnownWitness(key, Optional.empty()));
      }
    }
    Group group = new Group(quorum, List.copyOf(witnesses.keySet()));
    return new Policy(logs, witnesses, Map.of("quorum", group), quorum == 0 ? NONE : "quorum");
  }

  /**
   * Reads a policy.
   *
   * @throws InvalidNoteException naming the line at fault
   */
  public static Policy parse(String text) {
    Reader reader = new Reader();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String trimmed = line.strip();
      if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
        try {
          reader.take(trimmed.split("[ \t]+"));
        } catch (RuntimeException e) {
          throw new InvalidNoteException("line " + number + " of the policy: " + e.getMessage());
        }
      }
    }
    return reader.policy();
  }

  /** Every key that the policy knows. */
  public List<VerifierKey> keys() {
    List<VerifierKey> keys = new ArrayList<>(logs);
    witnesses.values().forEach(witness -> keys.add(witness.key()));
    return keys;
  }

  /** Whether these witnesses are enough. */
  public boolean isMetBy(Set<VerifierKey> signed) {
    return quorum.equals(NONE) || isMet(quorum, signed);
  }

  private boolean isMet(String name, Set<VerifierKey> signed) {
    KnownWitness witness = witnesses.get(name);
    if (witness != null) {
      return signed.contains(witness.key());
    }
    Group group = groups.get(name);
    return group != null
        && group.members().stream().filter(member -> isMet(member, signed)).count()
            >= group.threshold();
  }

  private static final class Reader {
    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, KnownWitness> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private Optional<String> quorum = Optional.empty();

    void take(String[] words) {
      switch (words[0]) {
        case "log" -> logs.add(VerifierKey.parse(words[1]));
        case "witness" -> {
          define(words[1]);
          Optional<URI> url =
              words.length > 3 ? Optional.of(URI.create(words[3])) : Optional.empty();
          witnesses.put(words[1], new KnownWitness(VerifierKey.parse(words[2]), url));
        }
        case "group" -> {
          List<String> members = List.of(words).subList(3, words.length);
          members.forEach(this::require);
          define(words[1]);
          groups.put(words[1], new Group(threshold(words[2], members.size()), members));
        }
        case "quorum" -> {
          if (!words[1].equals(NONE)) {
            require(words[1]);
          }
          quorum = Optional.of(words[1]);
        }
        default -> throw new IllegalArgumentException("no such line: " + words[0]);
      }
    }

    private static int threshold(String word, int members) {
      int threshold =
          word.equals("any") ? 1 : word.equals("all") ? members : Integer.parseInt(word);
      if (threshold < 1 || threshold > members) {
        throw new IllegalArgumentException("a threshold is 1 to " + members);
      }
      return threshold;
    }

    private void define(String name) {
      if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
        throw new IllegalArgumentException("the name " + name + " is taken");
      }
    }

    private void require(String name) {
      if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
        throw new IllegalArgumentException("nothing above is named " + name);
      }
    }

    Policy policy() {
      return new Policy(
          logs,
          witnesses,
          groups,
          quorum.orElseThrow(() -> new InvalidNoteException("a policy has a quorum line")));
    }
  }
}
