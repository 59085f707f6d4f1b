package dev.kaquan.domain.card;

import java.time.Instant;
import java.util.SplittableRandom;

/** Sample cards. */
public final class CardSamples {
  /** 2017-03-22 21:42:38 in UTC+8. */
  public static final Instant NOW = Instant.ofEpochSecond(1490190158L);

  public static final CardId CARD_ID = new CardId("pFS7Fjg8kV1IdDz01r4SQwMkuCKc");
  public static final OpenId OPENID = new OpenId("oFS7Fjl0WsZ9AMZqrI80nbIq8xrA");

  /** WeChat's codes, no bound person, a fixed validity. */
  public static final Card PLAIN =
      card(CodeMode.PLATFORM, false, new Validity.FixedRange(NOW, NOW.plusSeconds(86_400 * 30L)));

  /** The merchant supplies each code. */
  public static final Card CUSTOM = card(CodeMode.CUSTOM, false, PLAIN.validity());

  /** WeChat takes deposited codes. */
  public static final Card DEPOSIT = card(CodeMode.DEPOSIT, false, PLAIN.validity());

  /** Each copy is bound to a person. */
  public static final Card BOUND = card(CodeMode.PLATFORM, true, PLAIN.validity());

  /** Valid for 30 days from the day it is claimed. */
  public static final Card TERM =
      card(CodeMode.PLATFORM, false, new Validity.FixedTerm(30, 0, Validity.FOREVER));

  private CardSamples() {}

  /** Returns a card with the given properties. */
  public static Card card(CodeMode codeMode, boolean bindOpenid, Validity validity) {
    return new Card(
        CARD_ID,
        CardType.GROUPON,
        "双人套餐",
        codeMode,
        bindOpenid,
        validity,
        500,
        50,
        CardStatus.VERIFY_OK);
  }

  /** Returns a string of {@code length} letters and digits. */
  public static String string(SplittableRandom random, int length) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
