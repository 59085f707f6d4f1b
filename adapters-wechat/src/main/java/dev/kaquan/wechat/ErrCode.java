package dev.kaquan.wechat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the platform's error codes mean for whoever asked. Numbers alone count: the texts beside
 * them carry changing hints. Sources: {@code docs/wechat.md#error-codes}.
 */
final class ErrCode {
  /** Busy: the same call may go well in a moment. */
  static final int BUSY = -1;

  private static final int INVALID_CREDENTIAL = 40001;

  private static final Set<Integer> TOKEN_REFUSED = Set.of(INVALID_CREDENTIAL, 40014, 42001);
  private static final Set<Integer> THROTTLING = Set.of(BUSY, 45009, 45011, 73104);

  private static final String SECRET =
      "the app secret is wrong, or was made anew: copy it again from mp.weixin.qq.com";
  private static final String RAW_UTF_8 = "Chinese must be sent as itself, never as \\uXXXX";

  private static final Map<Integer, String> ADVICE = Map.ofEntries(
      Map.entry(BUSY, "the platform is busy: try again in a moment"),
      Map.entry(
          INVALID_CREDENTIAL,
          "the access token is no longer taken; if this goes on, see whether another program renews"
              + " this account's stable token by force"),
      Map.entry(40013, "the app id is wrong: it must be the official account's, as it owns cards"),
      Map.entry(40033, RAW_UTF_8),
      Map.entry(40073, "the account has no such card"),
      Map.entry(40079, "look at date_info: it must end in the future, and after it begins"),
      Map.entry(40125, SECRET),
      Map.entry(40131, "too many tickets were asked for: see whether every program keeps its own"),
      Map.entry(40164, "enter this server's address in the account's IP white list"),
      Map.entry(41002, "the app id is empty: set it"),
      Map.entry(41004, "the app secret is empty: set it"),
      Map.entry(41011, "a required field is missing: the path follows WeChat's text"),
      Map.entry(43009, "the account may not use codes of its own: apply for custom codes"),
      Map.entry(43010, "the account may not use balances: apply for them, or do without"),
      Map.entry(43011, "the account may not use bonus points: apply for them, or do without"),
      Map.entry(43012, "the account may not use links of its own: apply for them, or do without"),
      Map.entry(45009, "the day's quota is used up: wait until tomorrow"),
      Map.entry(45011, "the minute's quota is used up: wait a minute"),
      Map.entry(45021, "a text is too long: a hanzi counts as 3 bytes"),
      Map.entry(47001, "the platform could not read the JSON: see whether its shape is right"),
      Map.entry(47002, RAW_UTF_8),
      Map.entry(48001, "the account has no permission for cards: apply at mp.weixin.qq.com"),
      Map.entry(48004, "the account is banned from this call: see mp.weixin.qq.com"),
      Map.entry(52000, "upload the picture to WeChat first, and use the URL that it gives"),
      Map.entry(72016, "the account may not create member cards: apply for them"),
      Map.entry(72021, "the account may not create gift cards: apply for them"),
      Map.entry(73104, "too many calls: wait a while"),
      Map.entry(89501, "an administrator of the account has to confirm this server"),
      Map.entry(89503, "an administrator of the account has to confirm this server"));

  private ErrCode() {}

  /** Whether the access token is to blame. A call that is refused for it did not happen. */
  static boolean refusesToken(int errCode) {
    return TOKEN_REFUSED.contains(errCode);
  }

  /** Whether the call may be made again later. */
  static boolean isThrottling(int errCode) {
    return THROTTLING.contains(errCode);
  }

  /** What to do about a code, if something is known. */
  static Optional<String> advice(Endpoint call, int errCode) {
    if (call == Endpoint.STABLE_TOKEN && errCode == INVALID_CREDENTIAL) {
      return Optional.of(SECRET);
    }
    return Optional.ofNullable(ADVICE.get(errCode));
  }
}
