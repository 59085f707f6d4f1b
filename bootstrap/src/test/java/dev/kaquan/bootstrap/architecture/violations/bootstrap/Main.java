package dev.kaquan.bootstrap.architecture.violations.bootstrap;

/** The only class that may end the program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(args.length);
  }
}
