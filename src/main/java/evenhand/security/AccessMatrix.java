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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

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

  /**
   * One call.
   *
   * @param call method and address, for example {@code GET /v1/decisions/{id}}
   * @param open whether anyone may, without signing in
   * @param roles who may, and on which records
   */
  public record Row(
      @JsonProperty(required = true) String call,
      boolean open,
      @JsonProperty(required = true) SortedMap<Role, Reach> roles) {}

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
