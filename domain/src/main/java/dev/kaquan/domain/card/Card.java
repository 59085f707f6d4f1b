package dev.kaquan.domain.card;

/**
 * One card template, as far as its rules matter to those who give it out.
 *
 * @param title as people see it
 * @param bindOpenid whether one person alone, named in cardExt, can take each copy
 * @param quantity the stock when the platform was last asked
 * @param getLimit how many copies one person can take
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
    CardStatus status) {}
