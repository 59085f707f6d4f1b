package dev.kaquan.application.port;

import static dev.kaquan.application.port.Credentials.Kind.ACCESS_TOKEN;
import static dev.kaquan.application.port.Credentials.Kind.CARD_TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.port.Credentials.Credential;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link Credentials}. */
public interface CredentialsContract {
  String APP_ID = "wx1234567890abcdef";
  Credential FIRST = new Credential("IpK_1T69hDhZkLQTlwsAX", PortSamples.NOW.plusSeconds(7_200));
  Credential SECOND = new Credential("IpK_1T69hDhZkLQTlwsAY", PortSamples.NOW.plusSeconds(60));

  /** Returns the instance under test, empty at the start of a test. */
  Credentials credentials();

  @Test
  default void nothing_is_found_in_an_empty_store() {
    assertEquals(Optional.empty(), credentials().find(APP_ID, ACCESS_TOKEN));
  }

  @Test
  default void a_credential_is_found_as_it_was_stored() {
    credentials().save(APP_ID, ACCESS_TOKEN, FIRST);
    assertEquals(Optional.of(FIRST), credentials().find(APP_ID, ACCESS_TOKEN));
  }

  @Test
  default void an_expired_credential_is_found() {
    Credential old = new Credential("old", Instant.ofEpochMilli(1));
    credentials().save(APP_ID, CARD_TICKET, old);
    assertEquals(Optional.of(old), credentials().find(APP_ID, CARD_TICKET));
  }

  @Test
  default void a_credential_replaces_the_stored_one() {
    credentials().save(APP_ID, ACCESS_TOKEN, FIRST);
    credentials().save(APP_ID, ACCESS_TOKEN, SECOND);
    assertEquals(Optional.of(SECOND), credentials().find(APP_ID, ACCESS_TOKEN));
  }

  @Test
  default void each_account_and_kind_has_its_own_credential() {
    credentials().save(APP_ID, ACCESS_TOKEN, FIRST);
    credentials().save(APP_ID, CARD_TICKET, SECOND);
    credentials().save("other", ACCESS_TOKEN, SECOND);
    credentials().forget("other", ACCESS_TOKEN, SECOND);
    assertEquals(Optional.of(FIRST), credentials().find(APP_ID, ACCESS_TOKEN));
    assertEquals(Optional.of(SECOND), credentials().find(APP_ID, CARD_TICKET));
    assertEquals(Optional.empty(), credentials().find("other", ACCESS_TOKEN));
    assertEquals(Optional.empty(), credentials().find("other", CARD_TICKET));
  }

  @Test
  default void a_failed_credential_is_forgotten() {
    credentials().save(APP_ID, ACCESS_TOKEN, FIRST);
    credentials().forget(APP_ID, ACCESS_TOKEN, FIRST);
    assertEquals(Optional.empty(), credentials().find(APP_ID, ACCESS_TOKEN));
  }

  @Test
  default void a_fresh_credential_is_not_forgotten_for_the_failure_of_the_one_before() {
    credentials().save(APP_ID, ACCESS_TOKEN, SECOND);
    credentials().forget(APP_ID, ACCESS_TOKEN, FIRST);
    assertEquals(Optional.of(SECOND), credentials().find(APP_ID, ACCESS_TOKEN));
  }

  @Test
  default void
      a_credential_is_identified_by_its_secret_and_its_time_is_stored_to_the_millisecond() {
    Credential precise = new Credential("secret", PortSamples.NOW.plusNanos(999_999));
    credentials().save(APP_ID, ACCESS_TOKEN, precise);
    assertEquals(
        Optional.of(new Credential("secret", PortSamples.NOW)),
        credentials().find(APP_ID, ACCESS_TOKEN));
    credentials().forget(APP_ID, ACCESS_TOKEN, precise);
    assertEquals(Optional.empty(), credentials().find(APP_ID, ACCESS_TOKEN));
  }

  @Test
  default void forgetting_may_be_repeated() {
    credentials().forget(APP_ID, ACCESS_TOKEN, FIRST);
    credentials().save(APP_ID, ACCESS_TOKEN, FIRST);
    credentials().forget(APP_ID, ACCESS_TOKEN, FIRST);
    credentials().forget(APP_ID, ACCESS_TOKEN, FIRST);
    assertEquals(Optional.empty(), credentials().find(APP_ID, ACCESS_TOKEN));
  }
}
