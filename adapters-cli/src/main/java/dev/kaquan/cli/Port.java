package dev.kaquan.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a TCP port. */
final class Port implements ITypeConverter<Integer> {
  private static final int MOST = 65_535;

  @Override
  public Integer convert(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MOST) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("must be 0 to 65535");
    }
    throw new TypeConversionException("must be 0 to 65535");
  }
}
