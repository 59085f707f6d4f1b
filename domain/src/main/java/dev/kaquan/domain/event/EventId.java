package dev.kaquan.domain.event;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.claim.AppId;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Identifies an event by everything that it says, in 32 hex digits: what WeChat delivers again is the same
 * event, and two cards that one person adds in one second are two events.
 */
public record EventId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
  private static final int DIGITS = 32;

  public EventId {
    Check.matches("eventId", value, SHAPE, "must be 32 hex digits", RuleReference.API);
  }

  /**
   * Returns the id of an event of an account: a digest of the appid and of all fields. Type, person, time,
   * card and code are among them. The order of the fields does not matter.
   */
  public static EventId of(AppId appId, EventMessage message) {
    StringBuilder text = new StringBuilder();
    for (String part : List.of(appId.value(), message.type())) {
      append(text, part);
    }
    new TreeMap<>(message.fields()).forEach((name, value) -> {
      if (!name.equals("Event")) {
        append(text, name);
        append(text, value);
      }
    });
    return new EventId(DigestUtils.sha256Hex(text.toString()).substring(0, DIGITS));
  }

  /** The length makes the boundaries between parts unambiguous. */
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }

  @Override
  public String toString() {
    return value;
  }
}
