package dev.kaquan.wire;

/** A text is not the expected JSON. The message never contains the text. */
public final class MalformedWireException extends Exception {
  /** Creates an exception that says what was expected. */
  public MalformedWireException(String message) {
    super(message);
  }
}
