package dev.kaquan.sandbox;

import dev.kaquan.sandbox.env.Account;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.Base64;

/** The stored account of a folder, generated at the first start. */
final class SandboxAccount {
  private SandboxAccount() {}

  static Account open(Store store, SandboxSettings.Identity identity, RandomStrings random) {
    Table<Account> accounts = store.table("account", Account.class);
    return store.change(() -> {
      Account stored = accounts.get("").orElseGet(() -> generate(random));
      accounts.put("", stored);
      return new Account(
          identity.appId().isEmpty() ? stored.appId() : identity.appId(),
          identity.secret().isEmpty() ? stored.secret() : identity.secret(),
          stored.originalId(),
          stored.cardIdPrefix(),
          stored.uin(),
          stored.codeKey());
    });
  }

  private static Account generate(RandomStrings random) {
    return new Account(
        "wx" + random.hex(16),
        random.hex(32),
        "gh_" + random.hex(12),
        random.letters(5),
        "3" + random.digits(9),
        Base64.getEncoder().encodeToString(random.bytes(32)));
  }
}
