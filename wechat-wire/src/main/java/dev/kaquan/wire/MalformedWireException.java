package dev.kaquan.wire;

/** A text is not the JSON that it should be. The message never repeats the text. */
public final class MalformedWireException extends Exception {
  /** Says what was expected. */
  public MalformedWireException(String message) {
    super(message);
  }
}
