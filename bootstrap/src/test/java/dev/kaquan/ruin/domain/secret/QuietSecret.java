package dev.kaquan.ruin.domain.secret;

/** Sound: a class that keeps its secret. */
final class QuietSecret {
  @Override
  public String toString() {
    return "QuietSecret[secret]";
  }
}
