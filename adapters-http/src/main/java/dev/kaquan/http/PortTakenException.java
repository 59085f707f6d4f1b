package dev.kaquan.http;

/** Something else listens where the API was to listen. */
public final class PortTakenException extends RuntimeException {
  /** Names the place. */
  public PortTakenException(String address, Throwable cause) {
    super("something else listens at " + address, cause);
  }
}
