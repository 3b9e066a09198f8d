package evenhand.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads a JSON body into the record or plain object a resource asks for, or says everything that is
 * wrong.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class StrictJsonReader implements MessageBodyReader<Object> {
  private final ObjectMapper mapper;
  private final BodyShape shape;

  public StrictJsonReader(ObjectMapper mapper) {
    this.mapper = mapper;
    this.shape = new BodyShape(mapper);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord() || type == ObjectNode.class;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    refuseOtherCharset(mediaType);
    JsonNode tree = parse(body.readAllBytes());
    JavaType target = mapper.constructType(genericType);
    List<Fault> faults = shape.faults(tree, target);
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    try {
      return mapper.treeToValue(tree, target);
    } catch (JsonMappingException e) {
      throw new InvalidCaseException(
          List.of(new Fault(pointer(e), BodyShape.said(e).orElse("is not as it should be"))));
    }
  }

  private static void refuseOtherCharset(MediaType mediaType) {
    String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new NotSupportedException("Send JSON as UTF-8, not as " + charset + ".");
    }
  }

  private JsonNode parse(byte[] body) throws IOException {
    if (body.length == 0) {
      throw new MalformedBodyException("The body is empty; send a JSON object.", Optional.empty());
    }
    try {
      return mapper.readerFor(JsonNode.class).readValue(utf8(body));
    } catch (StreamConstraintsException e) {
      throw new MalformedBodyException(
          "The JSON is beyond a limit%s: nested at most %d deep, texts of at most %d characters."
              .formatted(place(e), Json.DEPTH_MAX, Json.STRING_CHARACTERS_MAX),
          Optional.empty());
    } catch (JsonParseException e) {
      throw malformed(e);
    } catch (MismatchedInputException e) {
      throw new MalformedBodyException(
          "The body holds more than one JSON value%s; send one object.".formatted(place(e)),
          Optional.empty());
    }
  }

  /** Left to itself the parser guesses other encodings from the first bytes. */
  private static String utf8(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedBodyException(
          "The body is not UTF-8 at byte %d.".formatted(bytes.position() + 1), Optional.empty());
    }
  }

  private static MalformedBodyException malformed(JsonParseException e) {
    if (e.getOriginalMessage().startsWith("Duplicate field")) {
      Optional<String> pointer =
          Optional.ofNullable(e.getProcessor())
              .map(parser -> parser.getParsingContext().pathAsPointer().toString());
      return new MalformedBodyException(
          "A field is there twice%s; give each field once.".formatted(place(e)), pointer);
    }
    return new MalformedBodyException(
        "The body is not JSON%s: %s".formatted(place(e), firstSentence(e.getOriginalMessage())),
        Optional.empty());
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.replaceAll(" \\(for Object starting at.*", "");
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " at line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static String pointer(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      String name =
          step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
