package dev.kaquan.sandbox.env;

/**
 * The official account that the sandbox plays.
 *
 * @param secret valid in this sandbox only
 * @param originalId such as {@code gh_0123456789ab}
 * @param cardIdPrefix the five characters after {@code p} that all card ids of the account share
 * @param uin ten decimal digits, so that their Base64 ends in {@code ==}
 * @param codeKey Base64 of the key that encrypts codes
 */
public record Account(
    String appId,
    String secret,
    String originalId,
    String cardIdPrefix,
    String uin,
    String codeKey) {
  @Override
  public String toString() {
    return "Account[" + appId + "]";
  }
}
