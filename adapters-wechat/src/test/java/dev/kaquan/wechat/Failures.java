package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.PlatformException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.function.Executable;

/** Faults as a test looks at them. */
final class Failures {
  private Failures() {}

  static PlatformException of(Executable call) {
    return assertThrows(PlatformException.class, call);
  }

  /** Everything that a log could show of a fault. */
  static String trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
