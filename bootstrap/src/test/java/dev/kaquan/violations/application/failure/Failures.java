package dev.kaquan.violations.application.failure;

import java.util.function.Supplier;

/** Ways to fail, of which two have a name. */
final class Failures {
  private Failures() {}

  static final class NewRuntimeException {
    Object value() {
      return new RuntimeException("failed");
    }
  }

  static final class NewException {
    Object value() {
      return new Exception("failed");
    }
  }

  static final class NewThrowable {
    Object value() {
      return new Throwable("failed");
    }
  }

  static final class Reference {
    Supplier<Object> value() {
      return RuntimeException::new;
    }
  }

  interface Declared {
    void run() throws Exception;
  }

  /** Compliant: it has a name. */
  static final class Named extends RuntimeException {
    Named() {
      super("failed");
    }
  }

  /** Compliant: its caller names what it throws. */
  interface Generic {
    <X extends Exception> void run(X failure) throws X;
  }
}
