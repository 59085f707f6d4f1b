package dev.kaquan.application.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Tokens and tickets that the platform lent, kept so that neither a restart nor a second process
 * asks for new ones.
 */
public interface Credentials {
  /** The one that is kept for that account and kind, whether or not it is still valid. */
  Optional<Credential> find(String appId, Kind kind);

  /** Keeps a credential, in place of the one before. */
  void save(String appId, Kind kind, Credential credential);

  /** Forgets a credential, if it is still the one that is kept. */
  void forget(String appId, Kind kind, Credential failed);

  /** What a credential is good for. */
  enum Kind {
    ACCESS_TOKEN,
    CARD_TICKET
  }

  /** A secret that the platform lends for a time. */
  record Credential(String secret, Instant expiresAt) {

    /** Whether it is of no use any more at {@code time}; at the last instant it already is not. */
    public boolean isExpiredAt(Instant time) {
      return !time.isBefore(expiresAt);
    }

    @Override
    public String toString() {
      return "Credential[secret, until " + expiresAt + "]";
    }
  }
}
