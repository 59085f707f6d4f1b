package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.member.AdjustMember.Adjusted;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.MemberLedger.ListedEntry;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.wire.WireJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of changes of members. */
public final class AdjustmentCodec {
  private AdjustmentCodec() {}

  /**
   * Reads {@code {"bonus"?,"balance"?,"reason","notify"?,"expiresAt"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the form of the
   *     body
   */
  public static LedgerEntry.Draft draft(String body) {
    JsonBody json = JsonBody.of(body).allowing("bonus", "balance", "reason", "notify", "expiresAt");
    LedgerEntry.Draft draft = new LedgerEntry.Draft(
        json.integer("bonus"),
        json.integer("balance"),
        json.requiredString("reason"),
        json.flag("notify", true),
        expiry(json.string("expiresAt"), json.violations()));
    json.violations().throwIfAny();
    return draft;
  }

  /**
   * Reads a time with an offset, such as {@code 2027-01-01T00:00:00+08:00}.
   *
   * @param text empty for none
   * @throws dev.kaquan.domain.InvalidValueException for {@code expiresAt}
   */
  public static Optional<Instant> expiry(String text) {
    Violations violations = new Violations();
    Optional<Instant> expiry = expiry(text, violations);
    violations.throwIfAny();
    return expiry;
  }

  private static Optional<Instant> expiry(String text, Violations violations) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      violations.add(
          "expiresAt",
          "must be a time with an offset, such as 2027-01-01T00:00:00+08:00",
          RuleReference.API);
      return Optional.empty();
    }
  }

  /**
   * Reads {@code {"customField1"?,"customField2"?,"customField3"?,"backgroundPicUrl"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static MemberDisplay display(String body) {
    JsonBody json = JsonBody.of(body)
        .allowing("customField1", "customField2", "customField3", "backgroundPicUrl");
    Violations violations = json.violations();
    List<Optional<String>> fields = List.of(
        optional(json, "customField1"),
        optional(json, "customField2"),
        optional(json, "customField3"));
    Optional<String> picture = optional(json, "backgroundPicUrl");
    violations.throwIfAny();
    MemberDisplay display = new MemberDisplay(fields, picture);
    if (display.isEmpty()) {
      violations.add("body", "must have at least one field to change", RuleReference.API);
    }
    violations.throwIfAny();
    return display;
  }

  /** Writes a change with the values after it. */
  public static String adjusted(Adjusted adjusted) {
    return WireJson.write(
        AdjustmentJson.of(adjusted.entry(), Optional.of(adjusted.values()), Optional.empty()));
  }

  /** Writes {@code {"items":[…],"next"?}}. */
  public static String adjustments(Page<ListedEntry> page) {
    return WireJson.write(PageJson.of(page.map(
        listed -> AdjustmentJson.of(listed.entry(), Optional.empty(), listed.syncedAt()))));
  }

  private static Optional<String> optional(JsonBody json, String field) {
    return json.has(field) ? Optional.of(json.string(field)) : Optional.empty();
  }

  /**
   * A change.
   *
   * @param syncedAt when the platform got the value; absent if it has not got it yet
   * @param values after the change; absent in lists
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record AdjustmentJson(
      String adjustmentId,
      String kind,
      long bonus,
      long balance,
      String reason,
      String actor,
      String at,
      String expiresAt,
      String refersTo,
      String syncedAt,
      Map<String, Long> values) {

    private static Map<String, Long> values(MemberValues after) {
      Map<String, Long> json = new LinkedHashMap<>();
      json.put("bonus", after.bonus());
      json.put("balance", after.balance());
      return json;
    }

    static AdjustmentJson of(
        LedgerEntry entry, Optional<MemberValues> values, Optional<Instant> syncedAt) {
      return new AdjustmentJson(
          entry.id(),
          entry.kind().wireName(),
          entry.bonus(),
          entry.balance(),
          entry.reason(),
          entry.actor(),
          entry.at().toString(),
          entry.expiresAt().map(Instant::toString).orElse(""),
          entry.refersTo().orElse(""),
          syncedAt.map(Instant::toString).orElse(""),
          values.map(AdjustmentJson::values).orElse(Map.of()));
    }
  }
}
