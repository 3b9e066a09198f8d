package evenhand.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.jackson.Jackson;

/** The JSON that the service reads and writes: strict in, ordered and ISO 8601 out. */
public final class Json {
  /** Facts lie two levels deep, overrides four; the rest is room for growth. */
  static final int DEPTH_MAX = 20;

  /** Longer than any note a person writes, shorter than a body. */
  static final int STRING_CHARACTERS_MAX = 10_000;

  private static final int NAME_CHARACTERS_MAX = 256;
  private static final int NUMBER_CHARACTERS_MAX = 64;

  private Json() {}

  /** A mapper with the limits and the strictness of the service; safe to share. */
  public static ObjectMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxStringLength(STRING_CHARACTERS_MAX)
            .maxNameLength(NAME_CHARACTERS_MAX)
            .maxNumberLength(NUMBER_CHARACTERS_MAX)
            .build();
    JsonFactory strict =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    ObjectMapper mapper = Jackson.newObjectMapper(strict);
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT);
    return mapper;
  }
}
