package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.Credentials.Kind;

/**
 * Where credentials of one kind come from.
 *
 * @param <T> what users get to see of a credential
 */
interface CredentialSource<T> {
  Kind kind();

  /** The call that fetches one. */
  Endpoint call();

  /**
   * Asks the platform for one.
   *
   * @param refused the secret that the platform refused last; empty if it refused none
   * @throws FailedCallException if none was to be had
   */
  IssuedCredential fetch(WeChatAccount account, String refused);

  /**
   * A credential as its users get to see it.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it cannot be one
   */
  T read(Credential credential);

  /**
   * What the platform lends.
   *
   * @param seconds for how long, from when it was asked; nothing or less if it has ended already
   */
  record IssuedCredential(String secret, long seconds) {
    @Override
    public String toString() {
      return "IssuedCredential[secret, " + seconds + " s]";
    }
  }
}
