package evenhand.rulebook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One exact content of a rulebook, named by its SHA-256: {@code sha256:} and 64 hex digits. */
public record Revision(@JsonValue String name) implements Comparable<Revision> {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  @JsonCreator
  public Revision {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a revision is sha256: and 64 hex digits, but was '" + name + "'");
    }
  }

  @Override
  public int compareTo(Revision other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
