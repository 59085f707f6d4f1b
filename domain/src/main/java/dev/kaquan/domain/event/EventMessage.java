package dev.kaquan.domain.event;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.OpenId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message that WeChat pushed, field by field.
 *
 * @param fields texts by WeChat's names, in the order of the message; contains personal data
 */
public record EventMessage(Map<String, String> fields) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  public EventMessage {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns whether it is an event, and not what a person writes to the account. */
  public boolean isEvent() {
    return text("MsgType").equalsIgnoreCase("event") && !type().isEmpty();
  }

  /** Returns WeChat's name of the event in lower case, such as {@code user_get_card}. */
  public String type() {
    return text("Event").toLowerCase(Locale.ROOT);
  }

  /** Returns the person concerned, or empty if there is none or the value is malformed. */
  public Optional<OpenId> openid() {
    try {
      return Optional.of(new OpenId(text("FromUserName")));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns when it happened, to the second, by WeChat's clock.
   *
   * @throws InvalidValueException if the message does not say so
   */
  public Instant createdAt() {
    String seconds = text("CreateTime");
    if (!SECONDS.matcher(seconds).matches()) {
      throw new InvalidValueException(
          "CreateTime", "must be Unix time in seconds", RuleReference.EVENTS);
    }
    return Instant.ofEpochSecond(Long.parseLong(seconds));
  }

  /**
   * Returns the event.
   *
   * @throws InvalidValueException if a known event has no card, or a value that is malformed
   */
  public CardEvent event() {
    return EventReader.read(this);
  }

  /** Returns a field, or the empty string if it is absent. */
  public String text(String name) {
    return fields.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "EventMessage[" + type() + "]";
  }
}
