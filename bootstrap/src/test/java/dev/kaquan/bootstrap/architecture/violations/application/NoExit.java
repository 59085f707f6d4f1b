package dev.kaquan.bootstrap.architecture.violations.application;

import java.util.function.IntConsumer;

interface NoExit {
  final class Exit {
    void value() {
      System.exit(1);
    }
  }

  final class ExitReference {
    IntConsumer value() {
      return System::exit;
    }
  }

  final class RuntimeExit {
    void value() {
      Runtime.getRuntime().exit(1);
    }
  }

  final class Halt {
    void value() {
      Runtime.getRuntime().halt(1);
    }
  }
}
