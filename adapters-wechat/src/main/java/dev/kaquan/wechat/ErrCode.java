package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of the platform's error codes. Only the numbers count: the texts contain changing
 * hints. Sources: {@code docs/wechat.md#error-codes}.
 */
final class ErrCode {
  static final int INVALID_CODE = 40116;
  static final int UNKNOWN_CODE = 40056;
  static final int UNKNOWN_CARD = 40073;
  static final int NOT_ENCRYPTED = 40075;
  static final int UNKNOWN_TICKET = 72011;

  /** An activate_ticket has expired, or the platform says so and accepts it in a moment. */
  static final int TICKET_EXPIRED = 72012;

  /** A code has another status than the call requires. */
  static final int NOT_USABLE = 40127;

  private static final int BUSY = -1;

  /** Answered by {@code /card/membercard/activate} to a call that succeeds when it is repeated. */
  private static final int ACTIVATION_BUSY = 45061;

  private static final int INVALID_CREDENTIAL = 40001;

  private static final Set<Integer> TOKEN_REFUSED = Set.of(INVALID_CREDENTIAL, 40014, 42001);
  private static final int DAILY_QUOTA = 45009;
  private static final Set<Integer> MINUTE_QUOTA = Set.of(45011, 73104);

  private static final String SECRET =
      "the app secret is wrong or was reset: copy it from mp.weixin.qq.com";
  private static final String RAW_UTF_8 = "Chinese must be sent unescaped, not as \\uXXXX";

  private static final Map<Integer, String> ADVICE = Map.ofEntries(
      Map.entry(BUSY, "the platform is busy: try again in a moment"),
      Map.entry(
          INVALID_CREDENTIAL,
          "the access token is not valid any more; if this continues, check whether another program forces"
              + " a refresh of this account's stable token"),
      Map.entry(
          40003,
          "the openid is not one of the official account: a mini program's openid is another one"),
      Map.entry(
          40013,
          "the app id is wrong: it must be that of the official account, which owns the cards"),
      Map.entry(40033, RAW_UTF_8),
      Map.entry(UNKNOWN_CARD, "the account has no such card"),
      Map.entry(40079, "check date_info: it must end in the future and after it begins"),
      Map.entry(40122, "the stock of the card cannot be changed so"),
      Map.entry(40125, SECRET),
      Map.entry(40131, "too many tickets were requested: check whether every program caches them"),
      Map.entry(40164, "add this server's address to the account's IP whitelist"),
      Map.entry(41002, "the app id is empty: set it"),
      Map.entry(41004, "the app secret is empty: set it"),
      Map.entry(41011, "a required field is missing: WeChat's text ends with its path"),
      Map.entry(43009, "the account may not use custom codes: apply for them"),
      Map.entry(43010, "the account may not use balances: apply for them, or do without"),
      Map.entry(43011, "the account may not use bonus points: apply for them, or do without"),
      Map.entry(43012, "the account may not use custom links: apply for them, or do without"),
      Map.entry(DAILY_QUOTA, "the daily quota is used up: wait until tomorrow"),
      Map.entry(45011, "the quota per minute is used up: wait a minute"),
      Map.entry(45021, "a string is too long: a hanzi counts as 3 bytes"),
      Map.entry(47001, "the platform could not read the JSON: check its structure"),
      Map.entry(47002, RAW_UTF_8),
      Map.entry(48001, "the account has no permission for cards: apply at mp.weixin.qq.com"),
      Map.entry(48004, "the account is banned from this API: see mp.weixin.qq.com"),
      Map.entry(45022, "the bonus is beyond the platform's limit"),
      Map.entry(45023, "the balance is beyond the platform's limit"),
      Map.entry(ACTIVATION_BUSY, "the platform is busy: try again in a moment"),
      Map.entry(52000, "upload the picture to WeChat first and use the returned URL"),
      Map.entry(
          40136, "a card with deposited codes has at most as much stock as codes: deposit more"),
      Map.entry(40158, "the card has given codes: the open-card component cannot be used"),
      Map.entry(72003, "the card is not a member card"),
      Map.entry(72016, "the account may not create member cards: apply for them"),
      Map.entry(72021, "the account may not create gift cards: apply for them"),
      Map.entry(72026, "the card lacks wx_activate: it is not activated with one tap"),
      Map.entry(73104, "too many requests: wait a while"),
      Map.entry(89501, "an administrator of the account has to confirm this server"),
      Map.entry(89503, "an administrator of the account has to confirm this server"));

  private static final Map<Integer, RedemptionRefusal> REDEMPTION_REFUSALS = Map.ofEntries(
      Map.entry(UNKNOWN_CODE, RedemptionRefusal.UNKNOWN_CODE),
      Map.entry(INVALID_CODE, RedemptionRefusal.UNKNOWN_CODE),
      Map.entry(40099, RedemptionRefusal.ALREADY_REDEEMED),
      Map.entry(40079, RedemptionRefusal.NOT_YET_VALID),
      Map.entry(NOT_USABLE, RedemptionRefusal.NOT_USABLE),
      Map.entry(40071, RedemptionRefusal.MEMBER_CARD),
      Map.entry(40147, RedemptionRefusal.USE_LIMIT),
      Map.entry(72020, RedemptionRefusal.USE_LIMIT),
      Map.entry(40146, RedemptionRefusal.MARKED_BY_OTHER),
      Map.entry(43018, RedemptionRefusal.NOT_MARKED));

  private ErrCode() {}

  /** Returns whether the access token was refused. Such a request was not executed. */
  static boolean refusesToken(int errCode) {
    return TOKEN_REFUSED.contains(errCode);
  }

  /** Returns whether the same request may succeed in a moment. */
  static boolean isTransient(int errCode) {
    return kind(errCode) == Kind.BUSY || errCode == TICKET_EXPIRED;
  }

  /** Returns why a code is not redeemed, if the platform answers that. */
  static Optional<RedemptionRefusal> redemptionRefusal(int errCode) {
    return Optional.ofNullable(REDEMPTION_REFUSALS.get(errCode));
  }

  /** Returns what the caller can do about a code. */
  static Kind kind(int errCode) {
    if (errCode == BUSY || errCode == ACTIVATION_BUSY) {
      return Kind.BUSY;
    }
    if (errCode == DAILY_QUOTA) {
      return Kind.DAILY_QUOTA;
    }
    return MINUTE_QUOTA.contains(errCode) ? Kind.MINUTE_QUOTA : Kind.REJECTED;
  }

  /** Returns what to do about a code, if it is known. */
  static Optional<String> advice(Endpoint call, int errCode) {
    if (call == Endpoint.STABLE_TOKEN && errCode == INVALID_CREDENTIAL) {
      return Optional.of(SECRET);
    }
    return Optional.ofNullable(ADVICE.get(errCode));
  }
}
