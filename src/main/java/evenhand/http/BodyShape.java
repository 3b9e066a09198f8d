package evenhand.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds a JSON body against the record it is to become and names every field at fault, not only the
 * first: unknown, missing, or of another type.
 */
final class BodyShape {
  /** What nobody types, and no page or PDF can show. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private final ObjectMapper mapper;
  private final Map<JavaType, Map<String, Field>> shapes = new ConcurrentHashMap<>();

  BodyShape(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  private record Field(JavaType type, boolean required) {}

  List<Fault> faults(JsonNode body, JavaType type) {
    List<Fault> faults = new ArrayList<>();
    check(body, type, JsonPointer.empty(), faults);
    return faults;
  }

  private void check(JsonNode node, JavaType type, JsonPointer at, List<Fault> faults) {
    Class<?> raw = type.getRawClass();
    if (raw == Optional.class) {
      if (!node.isNull()) {
        check(node, type.containedType(0), at, faults);
      }
    } else if (raw == ObjectNode.class) {
      expect(node.isObject(), "an object", node, at, faults);
    } else if (JsonNode.class.isAssignableFrom(raw)) {
      // Any JSON: whoever takes it checks it.
    } else if (raw.isRecord() && !takesText(type)) {
      if (expect(node.isObject(), "an object", node, at, faults)) {
        checkFields(node, type, at, faults);
      }
    } else if (type.isCollectionLikeType()) {
      if (expect(node.isArray(), "a list", node, at, faults)) {
        checkItems(node, type.getContentType(), at, faults);
      }
    } else if (type.isMapLikeType()) {
      if (expect(node.isObject(), "an object", node, at, faults)) {
        node.properties()
            .forEach(
                entry ->
                    check(
                        entry.getValue(),
                        type.getContentType(),
                        at.appendProperty(entry.getKey()),
                        faults));
      }
    } else {
      checkScalar(node, type, at, faults);
    }
  }

  private void checkFields(JsonNode node, JavaType type, JsonPointer at, List<Fault> faults) {
    Map<String, Field> fields = shapes.computeIfAbsent(type, this::fieldsOf);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.containsKey(name)) {
        faults.add(
            new Fault(
                at.appendProperty(name).toString(),
                "no such field; allowed here: " + String.join(", ", fields.keySet())));
      }
    }
    fields.forEach(
        (name, field) -> {
          JsonPointer place = at.appendProperty(name);
          JsonNode value = node.get(name);
          if (value == null) {
            if (field.required()) {
              faults.add(new Fault(place.toString(), "is missing; " + expected(field.type())));
            }
          } else {
            if (field.required() || !value.isNull()) {
              check(value, field.type(), place, faults);
            }
          }
        });
  }

  private void checkItems(JsonNode node, JavaType type, JsonPointer at, List<Fault> faults) {
    for (int index = 0; index < node.size(); index++) {
      check(node.get(index), type, at.appendIndex(index), faults);
    }
  }

  private void checkScalar(JsonNode node, JavaType type, JsonPointer at, List<Fault> faults) {
    Class<?> raw = type.getRawClass();
    boolean fits;
    if (raw == boolean.class || raw == Boolean.class) {
      fits = node.isBoolean();
    } else if (type.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      fits = node.isNumber();
    } else {
      fits = node.isTextual();
    }
    if (node.isTextual() && CONTROL.matcher(node.textValue()).find()) {
      faults.add(
          new Fault(
              at.toString(),
              expected(type) + ", without control characters but tabs and line ends"));
    } else if (expect(fits, expectedWords(type), node, at, faults)) {
      convert(node, type, at).ifPresent(faults::add);
    }
  }

  /** What only the type itself can tell: an instant that does not exist, a code that is not one. */
  private Optional<Fault> convert(JsonNode node, JavaType type, JsonPointer at) {
    if (type.getRawClass() == Instant.class && !isInstant(node.textValue())) {
      return Optional.of(
          new Fault(at.toString(), expected(type) + ", but was '" + node.textValue() + "'"));
    }
    try {
      mapper.treeToValue(node, type);
      return Optional.empty();
    } catch (JsonMappingException e) {
      return Optional.of(new Fault(at.toString(), said(e).orElse(expected(type))));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Optional.of(new Fault(at.toString(), expected(type)));
    }
  }

  /** Jackson would also take bare digits, and years that no calendar or database holds. */
  private static boolean isInstant(String text) {
    try {
      int year = OffsetDateTime.parse(text).getYear();
      return year >= 1 && year <= 9999;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The words of a checked constructor, which say what is allowed; nothing of Jackson's own. */
  static Optional<String> said(JsonMappingException e) {
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? Optional.of(cause.getMessage())
        : Optional.empty();
  }

  private static boolean expect(
      boolean fits, String words, JsonNode node, JsonPointer at, List<Fault> faults) {
    if (!fits) {
      String was = node.isNull() ? "null" : article(node.getNodeType().toString());
      faults.add(new Fault(at.toString(), "must be " + words + ", but was " + was));
    }
    return fits;
  }

  private static String article(String nodeType) {
    return switch (nodeType) {
      case "ARRAY" -> "a list";
      case "OBJECT" -> "an object";
      case "BOOLEAN" -> "true or false";
      case "STRING" -> "text";
      default -> "a number";
    };
  }

  private static String expected(JavaType type) {
    return "must be " + expectedWords(type);
  }

  private static String expectedWords(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (raw == Optional.class) {
      return expectedWords(type.containedType(0));
    } else if (raw == boolean.class || raw == Boolean.class) {
      return "true or false";
    } else if (raw == Instant.class) {
      return "an instant with offset such as 2026-11-22T10:15:00Z";
    } else if (raw.isEnum()) {
      return "one of " + Arrays.toString(raw.getEnumConstants());
    } else if (type.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      return "a number";
    } else if (type.isCollectionLikeType()) {
      return "a list";
    } else if (type.isMapLikeType() || raw == ObjectNode.class) {
      return "an object";
    }
    return raw.isRecord() && raw.getRecordComponents().length > 1 ? "an object" : "text";
  }

  /** A record of one text, such as an identifier, is written as that text. */
  private boolean takesText(JavaType type) {
    RecordComponent[] components = type.getRawClass().getRecordComponents();
    return components.length == 1
        && components[0].getType() == String.class
        && mapper.getSerializationConfig().introspect(type).findJsonValueAccessor() != null;
  }

  private Map<String, Field> fieldsOf(JavaType type) {
    Map<String, Field> fields = new TreeMap<>();
    for (BeanPropertyDefinition property :
        mapper.getDeserializationConfig().introspect(type).findProperties()) {
      fields.put(property.getName(), new Field(property.getPrimaryType(), property.isRequired()));
    }
    return fields;
  }
}
