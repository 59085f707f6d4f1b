package dev.kaquan.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The policy for integers in JSON: {@code 200.0}, as WxJava sends it, and the string {@code "200"}
 * are integers; {@code 200.5}, whose fraction Jackson would drop, is not.
 */
public final class WholeNumbers {
  /** More characters than any long has, with room for a fraction of zeros. */
  private static final int MAX_LENGTH = 40;

  private WholeNumbers() {}

  /**
   * Returns the integer that {@code text} spells.
   *
   * @throws NumberFormatException if it is not a number
   * @throws ArithmeticException if it has a fraction or does not fit
   */
  public static long parse(String text) {
    return decimal(text).longValueExact();
  }

  static SimpleModule module() {
    return new SimpleModule("whole-numbers")
        .addDeserializer(int.class, new Reader<>(int.class, 0, BigDecimal::intValueExact))
        .addDeserializer(
            Integer.class, new Reader<>(Integer.class, null, BigDecimal::intValueExact))
        .addDeserializer(long.class, new Reader<>(long.class, 0L, BigDecimal::longValueExact));
  }

  private static BigDecimal decimal(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new NumberFormatException("too long");
    }
    return new BigDecimal(text);
  }

  private static final class Reader<N extends Number> extends StdScalarDeserializer<N> {
    private final transient Function<BigDecimal, N> exact;
    private final @Nullable N absent;

    Reader(Class<N> type, @Nullable N absent, Function<BigDecimal, N> exact) {
      super(type);
      this.absent = absent;
      this.exact = exact;
    }

    @Override
    public N deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonToken token = json.currentToken();
      if (token != null && (token.isNumeric() || token == JsonToken.VALUE_STRING)) {
        try {
          return exact.apply(decimal(json.getText()));
        } catch (ArithmeticException | NumberFormatException e) {
          return context.reportInputMismatch(this, "not an integer that fits");
        }
      }
      return context.reportInputMismatch(this, "not a number");
    }

    @Override
    public @Nullable N getNullValue(DeserializationContext context) {
      return absent;
    }
  }
}
