package dev.kaquan.sandbox.code;

/** Identifies a code: codes are unique within their card. */
public record CodeKey(String cardId, String code) {
  /** Returns the key of a table row. */
  @Override
  public String toString() {
    return cardId + ' ' + code;
  }
}
