package dev.kaquan.ruin.domain.secret;

/** Sound: a record that keeps its secret. */
record QuietTicket(String value) {
  @Override
  public String toString() {
    return "QuietTicket[secret]";
  }
}
