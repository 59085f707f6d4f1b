package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.Credentials.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Fetches credentials of one kind.
 *
 * @param <T> what users of the cache get
 */
interface CredentialSource<T> {
  /** The longest lifetime that WeChat grants: see {@code docs/wechat.md#tokens-and-tickets}. */
  Duration MAX_LIFETIME = Duration.ofHours(2);

  Kind kind();

  /** Returns the endpoint that issues them. */
  Endpoint call();

  /**
   * Fetches a credential.
   *
   * @param refused the secret that the platform refused last; may be empty
   * @throws FailedCallException if there is no usable reply
   */
  IssuedCredential fetch(WeChatAccount account, String refused);

  /**
   * Converts a credential for its users.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it is malformed
   */
  T read(Credential credential);

  /**
   * A credential as the platform issued it.
   *
   * @param seconds its lifetime; zero or negative if it has already expired
   */
  record IssuedCredential(String secret, long seconds) {
    /** Returns the credential, whose lifetime starts at the request. */
    Credential at(Instant requestedAt) {
      long lifetime = Math.max(0, Math.min(seconds, MAX_LIFETIME.toSeconds()));
      return new Credential(
          secret, requestedAt.truncatedTo(ChronoUnit.SECONDS).plusSeconds(lifetime));
    }

    @Override
    public String toString() {
      return "IssuedCredential[secret, " + seconds + " s]";
    }
  }
}
