package dev.kaquan.cli;

/** Something else listens where a server was to listen. */
public final class PortTakenException extends RuntimeException {
  /** Names the address. */
  public PortTakenException(String address, Throwable cause) {
    super("something else listens at " + address + "; choose another port, or 0 for any", cause);
  }
}
