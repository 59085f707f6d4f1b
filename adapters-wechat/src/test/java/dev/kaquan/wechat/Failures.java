package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.PlatformException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.function.Executable;

/** Failures as tests inspect them. */
final class Failures {
  private Failures() {}

  static PlatformException of(Executable call) {
    return assertThrows(PlatformException.class, call);
  }

  /** Returns everything that a log could contain about a failure. */
  static String trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
