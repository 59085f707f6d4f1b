package dev.kaquan.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes JSON. Keeps the order of fields and the exact numbers, refuses repeated keys, more than
 * 100 levels or 100,000 tokens, and trailing text, and writes Chinese unescaped: WeChat refuses {@code \\uXXXX}.
 */
public final class WireJson {
  static final int MAX_DEPTH = 100;

  /** Names, values and brackets. Without a limit, a million bytes of empty objects take 70 million. */
  static final int MAX_TOKENS = 100_000;

  /** What a text may take while it is read. */
  static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
      .maxNestingDepth(MAX_DEPTH)
      .maxTokenCount(MAX_TOKENS)
      .build();

  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};
  private static final ObjectMapper MAPPER = JsonMapper.builder(
          JsonFactory.builder().streamReadConstraints(LIMITS).build())
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .addModule(WholeNumbers.module())
      .build();

  private WireJson() {}

  /**
   * Returns the fields of a JSON object in their order; nested values are maps and lists.
   *
   * @throws MalformedWireException if {@code text} is anything else
   */
  public static Map<String, Object> readObject(String text) throws MalformedWireException {
    return object(text, OBJECT);
  }

  /**
   * Reads a record from a JSON object. Unknown fields are ignored.
   *
   * @throws MalformedWireException if {@code text} is not such an object
   */
  public static <T> T read(String text, Class<T> type) throws MalformedWireException {
    return object(text, new TypeReference<T>() {
      @Override
      public java.lang.reflect.Type getType() {
        return type;
      }
    });
  }

  /** Converts the fields of an object to a record. Missing fields have default values. */
  public static <T> T convert(Object fields, Class<T> type) {
    return MAPPER.convertValue(fields, type);
  }

  /** Returns a record or a map as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a value of ours cannot be written as JSON", e);
    }
  }

  private static <T> T object(String text, TypeReference<T> type) throws MalformedWireException {
    if (!text.stripLeading().startsWith("{")) {
      throw JsonFault.notAnObject(text);
    }
    try (JsonParser parser = MAPPER.createParser(text)) {
      try {
        return MAPPER.readValue(parser, type);
      } catch (JsonProcessingException e) {
        // The cause would carry the text along, which may hold a secret.
        throw JsonFault.of(e, parser.currentLocation());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot be read", e);
    }
  }
}
