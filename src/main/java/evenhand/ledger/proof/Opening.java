package evenhand.ledger.proof;

import evenhand.ledger.Salt;
import java.util.Map;

/**
 * What a commitment in an entry commits to, told by who holds it.
 *
 * @param member of the entry that holds the commitment, for example {@code answers_commitment}
 */
public record Opening(String member, Salt salt, byte[] content) {
  public Opening {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** Whether the entry commits to exactly this. */
  public boolean opens(Map<String, Object> entry) {
    return salt.commit(content).hex().equals(entry.get(member));
  }
}
