package dev.kaquan.cli;

/** Another process listens on the port. */
public final class PortTakenException extends RuntimeException {
  public PortTakenException(String address, Throwable cause) {
    super("another process listens at " + address + "; choose another port, or 0 for any", cause);
  }
}
