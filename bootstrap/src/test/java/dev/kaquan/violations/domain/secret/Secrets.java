package dev.kaquan.violations.domain.secret;

/** A place for a secret inside another class. */
final class Secrets {
  private Secrets() {}

  /** A secret that says how it compares, and not how it prints. */
  record NestedSecret(String name, String value) {
    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof NestedSecret secret && name.equals(secret.name);
    }
  }
}
