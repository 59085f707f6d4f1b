package dev.kaquan.domain.template;

import dev.kaquan.domain.card.CardColour;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a template that was sent to {@code /card/create} with one that {@code /card/get} returned.
 *
 * <p>WeChat adds fields, writes colours as numbers and counts the stock, and may rewrite URLs and the
 * older numbers of date_info. Assumed: whatever else it returns of a field that was sent is equal to it,
 * and it always returns the fields that every card must have ({@code docs/wechat.md#choices}).
 */
final class TemplateComparison {
  private static final Set<String> ALWAYS_RETURNED =
      Set.of("title", "brand_name", "notice", "description", "date_info");
  private static final Set<String> NOT_COMPARED = Set.of("sku", "status", "id");

  private TemplateComparison() {}

  /** Returns whether a card with {@code received} may be the one that {@code sent} created. */
  static boolean isSameCard(Fields sent, Fields received) {
    Fields sentBase = sent.object("base_info");
    Fields receivedBase = received.object("base_info");
    return ALWAYS_RETURNED.stream()
            .allMatch(name -> receivedBase.get(name).isPresent() || !sentBase.has(name))
        && agree("", sent.map(), received.map());
  }

  private static boolean agree(String name, Object sent, Object received) {
    if (NOT_COMPARED.contains(name)) {
      return true;
    }
    if (sent instanceof Map<?, ?> fields && received instanceof Map<?, ?> others) {
      return agree(new Fields(fields), new Fields(others));
    }
    if (sent instanceof List<?> items && received instanceof List<?> others) {
      return items.size() == others.size() && agree(items, others);
    }
    return isSameValue(name, sent, received);
  }

  private static boolean agree(Fields sent, Fields received) {
    return sent.names()
        .allMatch(name -> sent.get(name)
            .flatMap(mine -> received.get(name).map(theirs -> agree(name, mine, theirs)))
            .orElse(true));
  }

  private static boolean agree(List<?> items, List<?> others) {
    for (int i = 0; i < items.size(); i++) {
      if (!agree("", items.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameValue(String name, Object sent, Object received) {
    String text = sent.toString();
    String other = received.toString();
    if (text.startsWith("http") && other.startsWith("http")) {
      return true;
    }
    return switch (name) {
      case "color" -> hex(text).equalsIgnoreCase(hex(other));
      case "type" -> DateKind.named(sent).equals(DateKind.named(received));
      default -> text.equals(other);
    };
  }

  private static String hex(String colour) {
    return CardColour.named(colour).map(CardColour::hex).orElse(colour);
  }
}
