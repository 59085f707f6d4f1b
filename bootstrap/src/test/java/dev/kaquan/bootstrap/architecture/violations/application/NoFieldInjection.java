package dev.kaquan.bootstrap.architecture.violations.application;

import jakarta.inject.Inject;

interface NoFieldInjection {
  final class Field {
    @Inject
    private Runnable next;

    Runnable next() {
      return next;
    }
  }

  final class Setter {
    private Runnable next;

    @Inject
    void use(Runnable newNext) {
      next = newNext;
    }

    Runnable next() {
      return next;
    }
  }

  final class CompliantConstructor {
    private final Runnable next;

    @Inject
    CompliantConstructor(Runnable next) {
      this.next = next;
    }

    Runnable next() {
      return next;
    }
  }
}
