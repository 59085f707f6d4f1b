package dev.kaquan.domain.signature;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values under one signature in the order in which they are hashed, to be shown to people: the
 * ticket stands at its place but is hidden.
 */
public record SigningOrder(List<SignedValue> values) {
  /** What stands for the ticket. */
  public static final String MASK = "<api_ticket>";

  private static final String TICKET = "api_ticket";

  /** The order of {@code others} and {@code ticket}; empty values are left out. */
  public static SigningOrder of(ApiTicket ticket, List<SignedValue> others) {
    SignedValue secret = new SignedValue(TICKET, ticket.reveal());
    return new SigningOrder(Stream.concat(
            Stream.of(secret), others.stream().filter(value -> !value.value().isEmpty()))
        .sorted(Comparator.comparing(SignedValue::value))
        .map(value -> value.name().equals(TICKET) ? new SignedValue(TICKET, MASK) : value)
        .toList());
  }

  /** The joined text, with the mask in place of the ticket. */
  public String text() {
    return values.stream().map(SignedValue::value).collect(Collectors.joining());
  }
}
