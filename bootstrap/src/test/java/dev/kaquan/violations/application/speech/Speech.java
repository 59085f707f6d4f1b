package dev.kaquan.violations.application.speech;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Ways to print, of which one asks where. */
final class Speech {
  private Speech() {}

  static final class Out {
    void value() {
      System.out.println("issued");
    }
  }

  static final class ErrReference {
    Consumer<String> value() {
      return System.err::println;
    }
  }

  record Trace(IllegalStateException failure) {
    void print() {
      failure.printStackTrace();
    }
  }

  /** Compliant: it prints where it is told to. */
  record Writer(IllegalStateException failure, PrintWriter writer) {
    void print() {
      failure.printStackTrace(writer);
    }
  }
}
