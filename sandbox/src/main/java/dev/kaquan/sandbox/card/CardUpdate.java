package dev.kaquan.sandbox.card;

import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateViolation;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A change to a card, by the table of docs/wechat.md: what cannot be changed, what can only be
 * widened, and what sends the card back to review.
 */
final class CardUpdate {
  private static final String BASE_INFO = "base_info";
  private static final String DATE_INFO = "date_info";
  private static final Set<String> FIXED_IN_BASE = Set.of(
      "brand_name",
      "sku",
      "use_custom_code",
      "get_custom_code_mode",
      "bind_openid",
      "source",
      "id",
      "status");
  private static final Set<String> FIXED_IN_COUPON =
      Set.of("least_cost", "reduce_cost", "discount", "deal_detail");
  private static final Set<String> REVIEWED_IN_BASE = Set.of("title", "description", "notice");
  private static final Set<String> REVIEWED_IN_MEMBER_CARD =
      Set.of("supply_bonus", "supply_balance", "discount");

  private final CardRecord before;
  private final SandboxRequest changes;
  private final SandboxRequest base;
  private final boolean isMemberCard;

  /**
   * A change.
   *
   * @throws PlatformError 47001 if it is not of the card's type, or changes what cannot be changed
   */
  CardUpdate(CardRecord before, SandboxRequest request) {
    this.before = before;
    this.changes = request.object(before.key());
    this.base = changes.object(BASE_INFO);
    this.isMemberCard = before.key().equals("member_card");
    if (changes.fields().isEmpty()) {
      throw PlatformError.of(ErrCode.DATA_FORMAT, before.key());
    }
    for (String name : base.fields().keySet()) {
      if (FIXED_IN_BASE.contains(name)) {
        throw PlatformError.of(ErrCode.DATA_FORMAT, "base_info." + name + " cannot be changed");
      }
    }
    for (String name : changes.fields().keySet()) {
      if (!isMemberCard && FIXED_IN_COUPON.contains(name)) {
        throw PlatformError.of(ErrCode.DATA_FORMAT, name + " cannot be changed");
      }
    }
  }

  /**
   * The card with the change.
   *
   * @throws PlatformError if a rule is broken
   */
  Map<String, Object> card(Instant now) {
    Map<String, Object> newBase = new LinkedHashMap<>(before.base().fields());
    newBase.putAll(base.fields());
    Map<String, Object> ofType = new LinkedHashMap<>(before.ofType().fields());
    ofType.putAll(changes.fields());
    ofType.put(BASE_INFO, newBase);
    Map<String, Object> card = new LinkedHashMap<>(before.card());
    card.put(before.key(), ofType);
    checkValues(card, now);
    checkDates();
    checkSupply();
    return card;
  }

  /** Whether it goes back to review. */
  boolean isReviewed() {
    boolean inBase = base.fields().keySet().stream()
        .filter(REVIEWED_IN_BASE::contains)
        .filter(name -> !(isMemberCard && name.equals("notice")))
        .anyMatch(name -> changes(name, before.base(), base));
    boolean inType = isMemberCard
        && REVIEWED_IN_MEMBER_CARD.stream()
            .filter(changes::has)
            .anyMatch(name -> changes(name, before.ofType(), changes));
    return inBase || inType;
  }

  /** What was true at creation may have passed since: only what is changed is looked at. */
  private void checkValues(Map<String, Object> card, Instant now) {
    List<String> names = new ArrayList<>(base.fields().keySet());
    names.addAll(changes.fields().keySet());
    names.removeAll(List.of(BASE_INFO, DATE_INFO));
    List<TemplateViolation> changed = CardTemplate.violations(Map.of("card", card), now).stream()
        .filter(violation -> List.of(violation.violation().field().split("[.\\[]")).stream()
            .anyMatch(names::contains))
        .toList();
    TemplateErrors.first(changed).ifPresent(error -> {
      throw error;
    });
  }

  private void checkDates() {
    if (!base.has(DATE_INFO)) {
      return;
    }
    SandboxRequest old = before.base().object(DATE_INFO);
    SandboxRequest next = base.object(DATE_INFO);
    boolean isRange = Set.of("DATE_TYPE_FIX_TIME_RANGE", "1").contains(old.textOf("type"))
        && (!next.has("type")
            || Set.of("DATE_TYPE_FIX_TIME_RANGE", "1").contains(next.textOf("type")));
    boolean widens = isRange
        && next.integer("begin_timestamp").orElse(0L)
            <= old.integer("begin_timestamp").orElse(0L)
        && next.integer("end_timestamp").orElse(0L)
            >= old.integer("end_timestamp").orElse(0L);
    if (!widens && !next.fields().equals(old.fields())) {
      throw new PlatformError(ErrCode.INVALID_DATE_INFO);
    }
  }

  private void checkSupply() {
    for (String name : List.of("supply_bonus", "supply_balance")) {
      if (before.ofType().flag(name) && Boolean.FALSE.equals(changes.fields().get(name))) {
        throw new PlatformError(ErrCode.SUPPLY_BONUS_KEPT);
      }
    }
  }

  private static boolean changes(String name, SandboxRequest before, SandboxRequest after) {
    return !Objects.equals(before.fields().get(name), after.fields().get(name));
  }
}
