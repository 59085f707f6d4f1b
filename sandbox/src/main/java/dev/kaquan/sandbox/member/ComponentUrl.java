package dev.kaquan.sandbox.member;

import dev.kaquan.sandbox.env.Account;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The URL that opens the open-card component.
 *
 * <p>A card id is encrypted to 48 bytes, 64 characters of Base64, the length of WeChat's: a 16-byte
 * authentication tag over the id, which also serves as the initialization vector of the 32 encrypted
 * bytes. The same card id always gives the same text.
 */
public final class ComponentUrl {
  private static final int MAC_BYTES = 16;
  private static final int ID_BYTES = 32;

  private final SecretKeySpec key;
  private final String biz;

  /** Uses the code key and the uin of {@code account}. */
  public ComponentUrl(Account account) {
    byte[] bytes = Base64.getDecoder().decode(account.codeKey());
    this.key = new SecretKeySpec(Arrays.copyOf(bytes, MAC_BYTES), "AES");
    this.biz =
        Base64.getEncoder().encodeToString(account.uin().getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the account's {@code biz} parameter. */
  public String biz() {
    return biz;
  }

  /** Returns the URL. The double ampersand and the fragment are WeChat's. */
  String url(String cardId, String outerStr) {
    return "https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&&encrypt_card_id="
        + encoded(encrypt(cardId))
        + "&outer_str=" + encoded(outerStr)
        + "&biz=" + encoded(biz)
        + "#wechat_redirect";
  }

  String encrypt(String cardId) {
    byte[] id = Arrays.copyOf(cardId.getBytes(StandardCharsets.US_ASCII), ID_BYTES);
    byte[] mac = mac(id);
    byte[] all =
        ByteBuffer.allocate(MAC_BYTES + ID_BYTES).put(mac).put(crypt(mac, id)).array();
    return Base64.getEncoder().encodeToString(all);
  }

  /** Decrypts a card id, or returns empty if it was not encrypted by this sandbox. */
  public Optional<String> decrypt(String encrypted) {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(encrypted);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (all.length != MAC_BYTES + ID_BYTES) {
      return Optional.empty();
    }
    byte[] mac = Arrays.copyOf(all, MAC_BYTES);
    byte[] id = crypt(mac, Arrays.copyOfRange(all, MAC_BYTES, all.length));
    return MessageDigest.isEqual(mac, mac(id))
        ? Optional.of(new String(id, StandardCharsets.US_ASCII).replace("\0", ""))
        : Optional.empty();
  }

  private byte[] mac(byte[] id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is not available", e);
    }
  }

  private byte[] crypt(byte[] mac, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(mac));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not available", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
