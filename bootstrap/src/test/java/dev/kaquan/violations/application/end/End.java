package dev.kaquan.violations.application.end;

import java.util.function.IntConsumer;

/** Ways to end the program. */
final class End {
  private End() {}

  static final class Exit {
    void value() {
      System.exit(1);
    }
  }

  static final class ExitReference {
    IntConsumer value() {
      return System::exit;
    }
  }

  static final class RuntimeExit {
    void value() {
      Runtime.getRuntime().exit(1);
    }
  }

  static final class Halt {
    void value() {
      Runtime.getRuntime().halt(1);
    }
  }
}
