package dev.kaquan.violations.application.need;

import jakarta.inject.Inject;

/** Ways to ask for what one needs, of which one can be seen. */
final class Needs {
  private Needs() {}

  static final class Field {
    @Inject
    private Runnable next;

    Runnable next() {
      return next;
    }
  }

  static final class Setter {
    private Runnable next;

    @Inject
    void use(Runnable newNext) {
      next = newNext;
    }

    Runnable next() {
      return next;
    }
  }

  /** Compliant: it says what it needs. */
  static final class Constructor {
    private final Runnable next;

    @Inject
    Constructor(Runnable next) {
      this.next = next;
    }

    Runnable next() {
      return next;
    }
  }
}
