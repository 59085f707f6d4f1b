package dev.kaquan.cli;

/** Creates commands when they are executed, so that no other command costs time. */
@FunctionalInterface
public interface CommandSource {
  /** Returns a command with everything that it needs. */
  <T> T command(Class<T> type);
}
