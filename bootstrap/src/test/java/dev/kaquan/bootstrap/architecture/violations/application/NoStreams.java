package dev.kaquan.bootstrap.architecture.violations.application;

import java.io.PrintWriter;
import java.util.function.Consumer;

interface NoStreams {
  final class Out {
    void value() {
      System.out.println("issued");
    }
  }

  final class ErrReference {
    Consumer<String> value() {
      return System.err::println;
    }
  }

  record Trace(IllegalStateException failure) {
    void print() {
      failure.printStackTrace();
    }
  }

  record CompliantWriter(IllegalStateException failure, PrintWriter writer) {
    void print() {
      failure.printStackTrace(writer);
    }
  }
}
