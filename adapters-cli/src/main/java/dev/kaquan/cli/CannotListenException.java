package dev.kaquan.cli;

/** Something else listens where a server was to listen. */
public final class CannotListenException extends RuntimeException {
  /** Names the address. */
  public CannotListenException(String address, Throwable cause) {
    super("something else listens at " + address + "; choose another port, or 0 for any", cause);
  }
}
