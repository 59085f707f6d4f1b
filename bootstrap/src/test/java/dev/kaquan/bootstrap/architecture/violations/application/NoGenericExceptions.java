package dev.kaquan.bootstrap.architecture.violations.application;

import java.util.function.Supplier;

interface NoGenericExceptions {
  final class NewRuntimeException {
    Object value() {
      return new RuntimeException("failed");
    }
  }

  final class NewException {
    Object value() {
      return new Exception("failed");
    }
  }

  final class NewThrowable {
    Object value() {
      return new Throwable("failed");
    }
  }

  final class Reference {
    Supplier<Object> value() {
      return RuntimeException::new;
    }
  }

  interface Declared {
    void run() throws Exception;
  }

  final class CompliantNamedException extends RuntimeException {
    CompliantNamedException() {
      super("failed");
    }
  }

  interface CompliantTypeVariable {
    <X extends Exception> void run(X failure) throws X;
  }
}
