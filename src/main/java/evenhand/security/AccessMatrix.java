package evenhand.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import evenhand.decision.Actor;
import evenhand.decision.ReadScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which role may make which call, on whose records. What is not in it, nobody may. */
public final class AccessMatrix {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private AccessMatrix(List<Row> rows) {
    for (Row row : rows) {
      if (this.rows.put(row.call(), row) != null) {
        throw new IllegalArgumentException("access.yml names " + row.call() + " twice");
      }
    }
  }

  /** On which records a role may make a call. */
  public enum Reach {
    /** On all. */
    ALL,
    /** On contacts about which the caller took a decision. */
    OWN,
    /** On all, with a reason code that the access log keeps. */
    REASON;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Reach read(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** What of a case a call reads. */
  public enum Reads {
    /** No case. */
    NOTHING,
    /** What was decided, asked for and done. */
    CODES,
    /** The same, with the answers about people. */
    ANSWERS,
    /** What the rules need of the contact, whoever decided on it before. */
    SERVICE;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Reads read(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One call.
   *
   * @param call method and address, for example {@code GET /v1/decisions/{id}}
   * @param open whether anyone may, without signing in
   * @param signedIn whether anyone may who is signed in, with no role too
   * @param roles who may, and on which records
   * @param reads what of a case it reads; nothing where left out
   * @param corrects by role, whose decisions it may supersede beside those about the contact that
   *     it records; of no consequence for calls that record none
   * @param recent whether the caller has to have proven within the last minutes who it is
   * @param refuses parameters with values that nobody who signs in may send
   */
  public record Row(
      @JsonProperty(required = true) String call,
      boolean open,
      @JsonProperty("signed_in") boolean signedIn,
      @JsonProperty(required = true) SortedMap<Role, Reach> roles,
      @Nullable Reads reads,
      @Nullable SortedMap<Role, Reach> corrects,
      boolean recent,
      @Nullable Map<String, String> refuses) {
    public Row {
      reads = reads == null ? Reads.NOTHING : reads;
      corrects = corrects == null ? new TreeMap<>() : new TreeMap<>(corrects);
      refuses = refuses == null ? Map.of() : Map.copyOf(refuses);
    }

    @Override
    public SortedMap<Role, Reach> corrects() {
      return corrects == null ? new TreeMap<>() : corrects;
    }

    @Override
    public Map<String, String> refuses() {
      return refuses == null ? Map.of() : refuses;
    }

    boolean grants(Role role, Reach reach) {
      return roles.get(role) == reach;
    }

    /** How far the database may be read for a call that is let through. */
    ReadScope scope(Reach reach, Optional<Caller> caller) {
      Optional<Actor> actor = caller.map(Caller::actor);
      if (reads == Reads.SERVICE) {
        boolean correctsAll =
            caller.isEmpty()
                || caller.get().roles().stream()
                    .anyMatch(role -> corrects().get(role) == Reach.ALL);
        return correctsAll ? ReadScope.SERVICE : new ReadScope(ReadScope.Reach.SERVICE, actor);
      } else if (reads == Reads.NOTHING) {
        return new ReadScope(ReadScope.Reach.NONE, actor);
      } else if (reach == Reach.OWN) {
        return new ReadScope(ReadScope.Reach.OWN, actor);
      }
      boolean isWhole = reads == Reads.ANSWERS;
      return new ReadScope(isWhole ? ReadScope.Reach.ALL : ReadScope.Reach.CODES, actor);
    }
  }

  /** The matrix that comes with the service. */
  public static AccessMatrix shipped() {
    try (InputStream in = AccessMatrix.class.getResourceAsStream("access.yml")) {
      ObjectMapper yaml = new ObjectMapper(new YAMLFactory()).registerModule(new Jdk8Module());
      JsonNode whole = yaml.readTree(in);
      for (JsonNode call : whole.path("calls")) {
        if (call.path("roles").isTextual()) {
          String group = call.get("roles").textValue();
          ((ObjectNode) call).set("roles", whole.path("groups").path(group));
        }
      }
      return new AccessMatrix(List.of(yaml.treeToValue(whole.path("calls"), Row[].class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("access.yml cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All calls, in the order of the file. */
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  public Optional<Row> row(String call) {
    return Optional.ofNullable(rows.get(call));
  }
}
