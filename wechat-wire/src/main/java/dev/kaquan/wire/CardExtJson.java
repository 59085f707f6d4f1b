package dev.kaquan.wire;

import java.util.Map;

/** The JSON text in {@code cardList[i].cardExt}. */
public final class CardExtJson {
  private CardExtJson() {}

  /**
   * Returns the fields of a cardExt in their order.
   *
   * @throws MalformedWireException if it is not one JSON object
   */
  public static Map<String, Object> read(String cardExt) throws MalformedWireException {
    return WireJson.readObject(cardExt);
  }
}
