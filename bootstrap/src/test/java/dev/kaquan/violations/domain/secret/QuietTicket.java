package dev.kaquan.violations.domain.secret;

/** Compliant: a record that keeps its secret. */
record QuietTicket(String value) {
  @Override
  public String toString() {
    return "QuietTicket[secret]";
  }
}
