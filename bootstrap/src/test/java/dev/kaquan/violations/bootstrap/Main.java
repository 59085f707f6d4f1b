package dev.kaquan.violations.bootstrap;

/** Compliant: it may end the program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(args.length);
  }
}
