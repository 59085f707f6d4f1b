package dev.kaquan.domain.signature;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values under one signature in the order in which they are hashed, with the ticket masked. */
public record SigningOrder(List<SignedValue> values) {
  /** Replaces the ticket. */
  public static final String MASK = "<api_ticket>";

  private static final String TICKET = "api_ticket";

  static SigningOrder of(ApiTicket ticket, List<SignedValue> others) {
    SignedValue secret = new SignedValue(TICKET, ticket.reveal());
    return new SigningOrder(Stream.concat(Stream.of(secret), others.stream())
        .sorted(Comparator.comparing(SignedValue::value))
        .map(value -> value.equals(secret) ? new SignedValue(TICKET, MASK) : value)
        .toList());
  }

  /** Returns the concatenated text, with the mask in place of the ticket. */
  public String text() {
    return values.stream().map(SignedValue::value).collect(Collectors.joining());
  }
}
