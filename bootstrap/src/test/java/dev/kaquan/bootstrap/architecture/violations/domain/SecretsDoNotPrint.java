package dev.kaquan.bootstrap.architecture.violations.domain;

interface SecretsDoNotPrint {
  /** The compiler's {@code toString} prints the value. */
  record RecordTicket(String value) {}

  final class InheritedToken {}

  /** Overrides some methods of a record, but not {@code toString}. */
  record PartialSecret(String value) {
    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  record CompliantTicket(String value) {
    @Override
    public String toString() {
      return "CompliantTicket[secret]";
    }
  }

  final class CompliantSecret {
    @Override
    public String toString() {
      return "CompliantSecret[secret]";
    }
  }
}
