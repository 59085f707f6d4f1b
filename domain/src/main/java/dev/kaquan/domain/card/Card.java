package dev.kaquan.domain.card;

/**
 * The properties of one card template that matter when it is distributed.
 *
 * @param title as users see it
 * @param bindOpenid whether each copy is bound to the person named in cardExt
 * @param quantity the stock when the platform was last asked
 * @param getLimit how many copies one person can claim
 */
public record Card(
    CardId id,
    CardType type,
    String title,
    CodeMode codeMode,
    boolean bindOpenid,
    Validity validity,
    long quantity,
    int getLimit,
    CardStatus status) {
  /** The largest stock of one card ({@code docs/wechat.md#base_info}). */
  public static final long MAX_STOCK = 100_000_000;
}
