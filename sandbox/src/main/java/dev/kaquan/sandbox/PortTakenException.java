package dev.kaquan.sandbox;

/** Something else listens where the sandbox was to listen. */
public final class PortTakenException extends RuntimeException {
  /** Names the place. */
  public PortTakenException(String address, Throwable cause) {
    super("something else listens at " + address, cause);
  }
}
