package dev.kaquan.sandbox.env;

import dev.kaquan.sandbox.store.Store;

/** What nearly every part of the sandbox needs: its state, time, random strings and account. */
public record SandboxContext(
    Store store, SandboxClock clock, RandomStrings randomStrings, Account account) {
  @Override
  public String toString() {
    return "SandboxContext[" + account.appId() + "]";
  }
}
