package dev.kaquan.domain.diagnosis;

import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.domain.signature.SignedValue;
import dev.kaquan.domain.signature.SignedValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.binary.Hex;

/**
 * A way to compute a signature, correct or with mistakes.
 *
 * <p>A search creates a million of them, so nothing is computed before it is needed.
 *
 * @param values including the ticket under the name {@code api_ticket}
 * @param order puts the values in order
 * @param join concatenates the ordered values
 */
record SigningProcedure(
    List<SignedValue> values,
    UnaryOperator<List<SignedValue>> order,
    Function<List<SignedValue>, String> join,
    boolean upperCase) {

  /** Returns the correct procedure, as {@link CardSignature#over} defines it. */
  static SigningProcedure correct(ApiTicket ticket, SignedValues values) {
    List<SignedValue> all = new ArrayList<>();
    all.add(new SignedValue(MistakeGenerator.TICKET, ticket.reveal()));
    all.addAll(values.values());
    return new SigningProcedure(all, ValueOrderings::byValue, joined(""), false);
  }

  static Function<List<SignedValue>, String> joined(String separator) {
    return values -> {
      StringBuilder text = new StringBuilder(256);
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : separator).append(values.get(i).value());
      }
      return text.toString();
    };
  }

  String text() {
    return join.apply(order.apply(values));
  }

  String signature(MessageDigest sha1) {
    String hex = Hex.encodeHexString(sha1.digest(text().getBytes(StandardCharsets.UTF_8)));
    return upperCase ? hex.toUpperCase(Locale.ROOT) : hex;
  }

  SigningProcedure ordered(UnaryOperator<List<SignedValue>> other) {
    return new SigningProcedure(values, other, join, upperCase);
  }

  SigningProcedure joinedBy(Function<List<SignedValue>, String> other) {
    return new SigningProcedure(values, order, other, upperCase);
  }

  SigningProcedure inCapitals() {
    return new SigningProcedure(values, order, join, true);
  }

  SigningProcedure with(SignedValue added) {
    List<SignedValue> more = new ArrayList<>(values);
    more.add(added);
    return valued(more);
  }

  SigningProcedure without(String name) {
    List<SignedValue> fewer = new ArrayList<>(values);
    fewer.removeIf(value -> value.name().equals(name));
    return valued(fewer);
  }

  SigningProcedure with(String name, String other) {
    List<SignedValue> others = new ArrayList<>(values);
    others.replaceAll(value -> value.name().equals(name) ? new SignedValue(name, other) : value);
    return valued(others);
  }

  String value(String name) {
    for (SignedValue value : values) {
      if (value.name().equals(name)) {
        return value.value();
      }
    }
    return "";
  }

  private SigningProcedure valued(List<SignedValue> others) {
    return new SigningProcedure(others, order, join, upperCase);
  }
}
