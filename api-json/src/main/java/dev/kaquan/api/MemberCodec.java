package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.wire.NavigateParameters;
import dev.kaquan.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON of member cards. */
public final class MemberCodec {
  private static final String CARD_ID = "card_id";
  private static final String STATES = Stream.of(Membership.State.values())
      .map(Membership.State::wireName)
      .collect(Collectors.joining(", "));

  private MemberCodec() {}

  /** The card and the channel of a link. */
  public record LinkRequest(CardId cardId, OuterStr channel) {}

  /**
   * Reads what {@code /card/membercard/activateuserform/set} takes, with or without {@code card_id}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the form
   */
  public static ActivationForm form(CardId cardId, String body) {
    Map<String, Object> form = new LinkedHashMap<>(JsonBody.object(body));
    Object named = form.remove(CARD_ID);
    Violations violations = new Violations();
    if (named != null && !named.equals(cardId.value())) {
      violations.add(CARD_ID, "must be absent, or the card of the request", RuleReference.API);
    }
    Optional<ActivationForm> checked = violations.capture("", () -> ActivationForm.of(form));
    violations.throwIfAny();
    return checked.orElseThrow();
  }

  /** Writes what {@code /card/membercard/activateuserform/set} takes. */
  public static String form(CardId cardId, ActivationForm form) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(CARD_ID, cardId.value());
    body.putAll(form.body());
    return WireJson.write(body);
  }

  /**
   * Reads {@code {"cardId","outerStr"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static LinkRequest linkRequest(String body) {
    JsonBody json = JsonBody.of(body).allowing("cardId", "outerStr");
    Violations violations = json.violations();
    String cardId = json.requiredString("cardId");
    String outerStr = json.string("outerStr");
    violations.throwIfAny();
    Optional<CardId> card = violations.capture("", () -> new CardId(cardId));
    Optional<OuterStr> channel = violations.captureAs("outerStr", () -> new OuterStr(outerStr));
    violations.throwIfAny();
    return new LinkRequest(card.orElseThrow(), channel.orElseThrow());
  }

  /** Writes what {@code wx.navigateToMiniProgram} takes. */
  public static String link(OpenCardLink link) {
    return WireJson.write(new NavigateParameters(
        OpenCardLink.COMPONENT_APP_ID,
        new NavigateParameters.OfComponent(link.encryptCardId(), link.outerStr(), link.biz())));
  }

  /** Writes one membership with its history. */
  public static String member(FindMember.Member member) {
    return WireJson.write(MemberJson.of(member.membership(), member.history()));
  }

  /** Writes {@code {"items":[…],"next"?}}, without histories. */
  public static String members(Page<StoredMembership> page) {
    return WireJson.write(PageJson.of(page.map(each -> MemberJson.of(each, List.of()))));
  }

  /**
   * Reads the filter of a list; an empty value selects all.
   *
   * @throws dev.kaquan.domain.InvalidValueException for each value that is invalid
   */
  public static Filter filter(String cardId, String channel, String state, String openid) {
    Violations violations = new Violations();
    Optional<CardId> card =
        optional(cardId).flatMap(id -> violations.capture("", () -> new CardId(id)));
    Optional<OuterStr> outerStr = optional(channel)
        .flatMap(value -> violations.captureAs("channel", () -> new OuterStr(value)));
    Optional<OpenId> person =
        optional(openid).flatMap(id -> violations.capture("", () -> new OpenId(id)));
    Optional<Membership.State> wanted = Membership.State.named(state);
    if (!state.isEmpty() && wanted.isEmpty()) {
      violations.add("state", "must be one of " + STATES, RuleReference.API);
    }
    violations.throwIfAny();
    return new Filter(card, outerStr, wanted, person);
  }

  private static Optional<String> optional(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Returns why something was refused, and what to do. */
  public static Problem problem(Refusal refusal) {
    return Problem.of(status(refusal), refusal.wireName(), detail(refusal));
  }

  private static int status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_CARD, UNKNOWN_MEMBER, UNKNOWN_ADJUSTMENT, NO_FORM -> 404;
      case NOT_A_MEMBER_CARD,
          NOT_ONE_TAP,
          NOT_BY_PAGE,
          GIVEN_CODES,
          TICKET_REFUSED,
          CARD_NOT_HELD,
          NUMBER_TAKEN,
          NUMBERS_EXHAUSTED,
          NOT_ACTIVE,
          NOT_REVERSIBLE,
          ALREADY_REVERSED,
          BELOW_ZERO,
          ABOVE_LIMIT,
          NO_BONUS,
          NO_BALANCE -> 409;
    };
  }

  private static String detail(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_CARD -> "No card with this id is stored here: create it, or synchronize it.";
      case UNKNOWN_MEMBER -> "No membership with this card and code is stored here.";
      case NOT_A_MEMBER_CARD -> "The card is not a member card.";
      case NOT_ONE_TAP ->
        "The card is not activated with one tap: it needs wx_activate, without auto_activate"
            + " and activate_url.";
      case NO_FORM ->
        "The card has no activation form here: set it, even if it was set elsewhere, as"
            + " WeChat does not return forms.";
      case GIVEN_CODES ->
        "The card has codes that the merchant gives: the open-card component needs codes of"
            + " WeChat, or deposited ones.";
      case NOT_BY_PAGE ->
        "The card is not activated by the merchant's page: it needs activate_url, without"
            + " auto_activate.";
      case TICKET_REFUSED ->
        "WeChat does not accept the activate_ticket, and the membership is not active:"
            + " the person has to open the component again.";
      case CARD_NOT_HELD ->
        "The person does not hold the card any more, or WeChat does not allow the change now.";
      case NUMBER_TAKEN -> "Another membership of this card has this number.";
      case NUMBERS_EXHAUSTED ->
        "The pattern of membership numbers has no number left: set another one.";
      case NOT_ACTIVE -> "The membership is not active.";
      case UNKNOWN_ADJUSTMENT -> "No adjustment with this id is in the ledger of this member.";
      case NOT_REVERSIBLE ->
        "A reversal and an expiry are not reversed: adjust the values instead.";
      case ALREADY_REVERSED -> "The adjustment is reversed already.";
      case BELOW_ZERO -> "The bonus or the balance would be less than 0.";
      case ABOVE_LIMIT -> "The bonus or the balance would be more than 2147483647.";
      case NO_BONUS -> "The card shows no bonus: supply_bonus is false.";
      case NO_BALANCE -> "The card shows no balance: supply_balance is false.";
    };
  }
}
