package dev.kaquan.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes JSON the one way in which everybody here does: order and numbers are kept as they
 * are, a key stands once, nothing follows the value, and Chinese is written as itself, never as
 * {@code \\uXXXX}, which WeChat refuses.
 */
public final class WireJson {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};
  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .addModule(WholeNumbers.module())
      .build();

  private WireJson() {}

  /**
   * The fields of the JSON object {@code text}, in their order; depth as maps and lists.
   *
   * @throws MalformedWireException if it is anything else
   */
  public static Map<String, Object> readObject(String text) throws MalformedWireException {
    return object(text, OBJECT);
  }

  /**
   * A record read from the JSON object {@code text}; fields that it does not know are passed over.
   *
   * @throws MalformedWireException if the text is no such object
   */
  public static <T> T read(String text, Class<T> type) throws MalformedWireException {
    return object(text, new TypeReference<T>() {
      @Override
      public java.lang.reflect.Type getType() {
        return type;
      }
    });
  }

  /** A record made from the fields of an object that was read; those it lacks are passed over. */
  public static <T> T convert(Object fields, Class<T> type) {
    return MAPPER.convertValue(fields, type);
  }

  /** The text of a record or a map. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a value of ours cannot be written as JSON", e);
    }
  }

  private static <T> T object(String text, TypeReference<T> type) throws MalformedWireException {
    try {
      T value = text.stripLeading().startsWith("{") ? MAPPER.readValue(text, type) : null;
      if (value == null) {
        throw new MalformedWireException("not a JSON object");
      }
      return value;
    } catch (JsonProcessingException e) {
      // The cause would carry the text along, which may hold a secret.
      throw new MalformedWireException("not the JSON object that was expected");
    }
  }
}
