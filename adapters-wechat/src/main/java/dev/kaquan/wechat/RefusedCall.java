package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import java.util.Map;
import java.util.Set;

/** The platform answered a call with an error code. */
final class RefusedCall extends RuntimeException {
  private static final Set<Integer> TOKEN_CODES = Set.of(40001, 40014, 42001);
  private static final int BUSY = -1;
  private static final Set<Integer> QUOTA_CODES = Set.of(45009, 45011);

  /** What to do about the codes that people meet first. */
  private static final Map<Integer, String> ADVICE = Map.ofEntries(
      Map.entry(40001, "the appid and the secret do not belong together, or the secret is old"),
      Map.entry(40013, "the appid is wrong: look for it at mp.weixin.qq.com"),
      Map.entry(40033, "send Chinese as itself, not as \\uXXXX"),
      Map.entry(40079, "look at the dates of date_info"),
      Map.entry(40125, "the secret is wrong: it may have been made anew at mp.weixin.qq.com"),
      Map.entry(40164, "enter this machine's address in the account's IP white list"),
      Map.entry(43009, "the account may not use custom codes: ask WeChat for the permission"),
      Map.entry(43010, "the account may not use balances: ask WeChat for the permission"),
      Map.entry(43011, "the account may not use bonuses: ask WeChat for the permission"),
      Map.entry(45009, "today's quota is used up"),
      Map.entry(45011, "this minute's quota is used up"),
      Map.entry(47002, "send Chinese as itself, not as \\uXXXX"),
      Map.entry(48001, "the account has no permission for cards"),
      Map.entry(89503, "the account's administrator has to confirm this machine"));

  private final String call;
  private final int errCode;

  RefusedCall(String call, int errCode, String errMsg) {
    super(call + " answered " + errCode + " " + errMsg);
    this.call = call;
    this.errCode = errCode;
  }

  int errCode() {
    return errCode;
  }

  /** Whether the access token is to blame, and another may help. */
  boolean isTheTokens() {
    return TOKEN_CODES.contains(errCode);
  }

  /** Whether the platform was only busy. */
  boolean isBusy() {
    return errCode == BUSY;
  }

  /** The same to those who know no error codes. */
  PlatformException toPlatformException() {
    Kind kind = isBusy() || QUOTA_CODES.contains(errCode) ? Kind.THROTTLED : Kind.REJECTED;
    String advice = ADVICE.getOrDefault(errCode, "");
    return new PlatformException(
        kind, advice.isEmpty() ? getMessage() : getMessage() + ": " + advice, this);
  }

  @Override
  public String toString() {
    return "RefusedCall[" + call + ", " + errCode + "]";
  }
}
