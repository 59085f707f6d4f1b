package dev.kaquan.application.port;

import java.time.Instant;
import java.util.Optional;

/** Stored tokens and tickets, so that neither a restart nor a second process fetches new ones. */
public interface Credentials {
  /** Returns the stored credential of an account and kind, valid or not. */
  Optional<Credential> find(String appId, Kind kind);

  /** Stores a credential in place of the former one. */
  void save(String appId, Kind kind, Credential credential);

  /** Drops a credential if it is still the stored one. */
  void forget(String appId, Kind kind, Credential failed);

  enum Kind {
    ACCESS_TOKEN,
    CARD_TICKET
  }

  /** A secret that the platform issues for a limited time. */
  record Credential(String secret, Instant expiresAt) {

    /** Returns whether it has expired at {@code time}; at the last instant it already has. */
    public boolean isExpiredAt(Instant time) {
      return !time.isBefore(expiresAt);
    }

    @Override
    public String toString() {
      return "Credential[secret, until " + expiresAt + "]";
    }
  }
}
