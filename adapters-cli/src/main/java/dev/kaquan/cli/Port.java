package dev.kaquan.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a TCP port. */
final class Port implements ITypeConverter<Integer> {
  private static final int MOST = 65_535;

  @Override
  public Integer convert(String text) {
    int port = number(text);
    if (port < 0 || port > MOST) {
      throw new TypeConversionException("must be 0 to " + MOST);
    }
    return port;
  }

  /** Returns -1 for what is not a number. */
  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
