package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.code.RedeemCode.Command;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.Redemptions.Filter;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import dev.kaquan.wire.WireJson;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON of redemptions. */
public final class RedemptionCodec {
  private static final String STATES = Stream.of(Redemption.State.values())
      .map(Redemption.State::wireName)
      .collect(Collectors.joining(", "));

  private RedemptionCodec() {}

  /**
   * Reads {@code {"cardId","code" or "encryptCode","amount"?,"location"?,"reference"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static Command command(String body) {
    JsonBody json = JsonBody.of(body)
        .allowing("cardId", "code", "encryptCode", "amount", "location", "reference");
    Violations violations = json.violations();
    String cardId = json.requiredString("cardId");
    String code = json.string("code");
    String encrypted = json.string("encryptCode");
    Optional<Long> amount =
        json.has("amount") ? Optional.of(json.integer("amount")) : Optional.empty();
    String location = json.string("location");
    String reference = json.string("reference");
    if (code.isEmpty() == encrypted.isEmpty()) {
      violations.add(
          "code", "must be present, or encryptCode must be, and not both", RuleReference.API);
    }
    violations.throwIfAny();
    Optional<CardId> card = violations.capture("", () -> new CardId(cardId));
    if (encrypted.isEmpty()) {
      violations.capture("", () -> new CardCode(code));
    } else {
      violations.captureAs("encryptCode", () -> new EncryptedCode(encrypted));
    }
    Optional<Sale> sale = violations.capture("", () -> new Sale(amount, location, reference));
    violations.throwIfAny();
    return new Command(
        card.orElseThrow(), encrypted.isEmpty() ? code : encrypted, sale.orElseThrow());
  }

  /**
   * Reads the filter of a list; an empty value selects all.
   *
   * @throws dev.kaquan.domain.InvalidValueException for each value that is invalid
   */
  public static Filter filter(String cardId, String code, String state) {
    Violations violations = new Violations();
    Optional<CardId> card =
        cardId.isEmpty() ? Optional.empty() : violations.capture("", () -> new CardId(cardId));
    Optional<CardCode> wantedCode =
        code.isEmpty() ? Optional.empty() : violations.capture("", () -> new CardCode(code));
    Optional<Redemption.State> wanted = Redemption.State.named(state);
    if (!state.isEmpty() && wanted.isEmpty()) {
      violations.add("state", "must be one of " + STATES, RuleReference.API);
    }
    violations.throwIfAny();
    return new Filter(card, wantedCode, wanted);
  }

  /**
   * Reads {@code {"reason"}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static String reason(String body) {
    JsonBody json = JsonBody.of(body).allowing("reason");
    String reason = json.requiredString("reason");
    json.violations().throwIfAny();
    return reason;
  }

  /**
   * Reads {@code {"newCode"}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static CardCode newCode(String body) {
    JsonBody json = JsonBody.of(body).allowing("newCode");
    String code = json.requiredString("newCode");
    Violations violations = json.violations();
    violations.throwIfAny();
    Optional<CardCode> read = violations.captureAs("newCode", () -> new CardCode(code));
    violations.throwIfAny();
    return read.orElseThrow();
  }

  /** For whom a code is marked, or that the mark is removed. */
  public record Mark(OpenId openid, boolean isMarked) {}

  /**
   * Reads {@code {"openid","isMarked"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static Mark mark(String body) {
    JsonBody json = JsonBody.of(body).allowing("openid", "isMarked");
    String openid = json.requiredString("openid");
    boolean isMarked = json.flag("isMarked", true);
    json.violations().throwIfAny();
    return new Mark(new OpenId(openid), isMarked);
  }

  /** Writes a redemption. */
  public static String redemption(Redemption redemption) {
    return WireJson.write(RedemptionJson.of(redemption));
  }

  /** Writes {@code {"items":[…],"next"?}}. */
  public static String redemptions(Page<Redemption> page) {
    return WireJson.write(PageJson.of(page.map(RedemptionJson::of)));
  }

  /** Returns why a code is not redeemed, and what to do. */
  public static Problem problem(RedemptionRefusal refusal) {
    return Problem.of(status(refusal), refusal.wireName(), detail(refusal));
  }

  private static int status(RedemptionRefusal refusal) {
    return switch (refusal) {
      case UNKNOWN_CODE -> 404;
      case NOT_CONFIRMED -> 503;
      case ALREADY_REDEEMED,
          NOT_YET_VALID,
          EXPIRED,
          GIFTING,
          GIVEN_AWAY,
          DELETED,
          UNAVAILABLE,
          NOT_USABLE,
          MEMBER_CARD,
          USE_LIMIT,
          NOT_MARKED,
          MARKED_BY_OTHER,
          CODE_IN_USE,
          IN_PROGRESS,
          NOT_EXECUTED -> 409;
    };
  }

  private static String detail(RedemptionRefusal refusal) {
    return switch (refusal) {
      case UNKNOWN_CODE ->
        "WeChat does not know this code: nobody has claimed it, it was given away, or the card has"
            + " another one now.";
      case ALREADY_REDEEMED -> "The code is redeemed already.";
      case NOT_YET_VALID -> "The validity of the code has not begun.";
      case EXPIRED -> "The code has expired.";
      case GIFTING -> "The person is giving the card to a friend, who has not taken it yet.";
      case GIVEN_AWAY -> "A friend has the card, under another code.";
      case DELETED -> "The person has deleted the card.";
      case UNAVAILABLE -> "The code was made unavailable.";
      case NOT_USABLE -> "WeChat does not allow the code to be redeemed now.";
      case MEMBER_CARD ->
        "Member cards are not redeemed, and keep their codes: adjust bonus or balance instead.";
      case USE_LIMIT -> "The person has redeemed as many of this card as its use_limit allows.";
      case NOT_MARKED -> "A code of a friends' card has to be marked for a person first.";
      case MARKED_BY_OTHER -> "The code is marked for another person.";
      case CODE_IN_USE -> "The new code is in use, or was: choose one that nobody has had.";
      case IN_PROGRESS -> "A redemption or an update of this code is in progress.";
      case NOT_CONFIRMED ->
        "WeChat has not said whether it was done. Repeat the same request, with the same"
            + " Idempotency-Key if it had one: it asks WeChat first, and nothing is done twice.";
      case NOT_EXECUTED -> "WeChat did not redeem the code.";
    };
  }

  /**
   * A redemption.
   *
   * @param amount in fen; absent if it is not given
   * @param reason why it was refused; absent if it was not
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record RedemptionJson(
      String redemptionId,
      String cardId,
      String code,
      String state,
      String reason,
      String origin,
      String at,
      @Nullable Long amount,
      String location,
      String reference) {

    static RedemptionJson of(Redemption redemption) {
      Sale sale = redemption.sale();
      return new RedemptionJson(
          redemption.id(),
          redemption.cardId().value(),
          redemption.code().value(),
          redemption.state().wireName(),
          redemption.refusal().map(RedemptionRefusal::wireName).orElse(""),
          redemption.origin().wireName(),
          redemption.at().toString(),
          sale.amount().orElse(null),
          sale.location(),
          sale.reference());
    }
  }
}
