package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.Credentials.Kind;
import dev.kaquan.application.port.InMemoryCredentials;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.signature.ApiTicket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialCacheTest {
  private static final WeChatAccount ACCOUNT = new WeChatAccount(
      URI.create("http://127.0.0.1"), WeChatClientFixture.APP_ID, WeChatClientFixture.SECRET);
  private static final Duration DUE =
      CredentialSource.MAX_LIFETIME.minus(CredentialCache.REFRESH_AHEAD);

  private final InMemoryCredentials store = new InMemoryCredentials();
  private final TicketSource source = new TicketSource();
  private Instant now = WeChatClientFixture.NOON;
  private final CredentialCache<ApiTicket> cache = cache(store);

  /** Lends TICKET-1, TICKET-2 and so on, each for as long as it is told. */
  private static final class TicketSource implements CredentialSource<ApiTicket> {
    private final AtomicInteger fetched = new AtomicInteger();
    private String refused = "";
    private long seconds = 7200;
    private boolean broken;
    private Runnable meanwhile = () -> {};

    @Override
    public Kind kind() {
      return Kind.CARD_TICKET;
    }

    @Override
    public Endpoint call() {
      return Endpoint.TICKET;
    }

    @Override
    public IssuedCredential fetch(WeChatAccount account, String lastRefused) {
      int number = fetched.incrementAndGet();
      refused = lastRefused;
      meanwhile.run();
      if (broken) {
        throw FailedCallException.unreachable(Endpoint.TICKET, "HTTP status 500");
      }
      return new IssuedCredential("TICKET-" + number, seconds);
    }

    @Override
    public ApiTicket read(Credential credential) {
      return new ApiTicket(credential.secret());
    }
  }

  @Test
  void a_credential_is_fetched_once_and_reused_until_it_is_due() {
    ApiTicket first = cache.current(ACCOUNT);
    now = WeChatClientFixture.NOON.plus(DUE).minusNanos(1);
    assertSame(first, cache.current(ACCOUNT));
    assertEquals(1, source.fetched.get());
  }

  @Test
  void another_is_fetched_two_hundred_seconds_ahead() {
    cache.current(ACCOUNT);
    now = WeChatClientFixture.NOON.plus(DUE);
    assertEquals("TICKET-2", current());
    assertEquals(2, source.fetched.get());
  }

  @Test
  void the_old_one_serves_on_if_another_cannot_be_had_and_is_tried_for_again_later() {
    cache.current(ACCOUNT);
    source.broken = true;
    now = WeChatClientFixture.NOON.plus(DUE);
    assertEquals("TICKET-1", current());
    assertEquals("TICKET-1", current());
    now = now.plus(CredentialCache.MIN_REFRESH_INTERVAL).minusNanos(1);
    assertEquals("TICKET-1", current());
    assertEquals(2, source.fetched.get());
    now = now.plusNanos(1);
    assertEquals("TICKET-1", current());
    assertEquals(3, source.fetched.get());
  }

  @Test
  void the_old_one_serves_to_its_last_moment_and_no_longer() {
    cache.current(ACCOUNT);
    source.broken = true;
    now = WeChatClientFixture.NOON.plusSeconds(7200).minusNanos(1);
    assertEquals("TICKET-1", current());
    now = now.plusNanos(1);
    assertThrows(FailedCallException.class, () -> cache.current(ACCOUNT));
  }

  @Test
  void an_expired_credential_is_not_used_when_a_refresh_fails() {
    cache.current(ACCOUNT);
    source.broken = true;
    source.meanwhile = () -> {
      now = WeChatClientFixture.NOON.plusSeconds(7200);
    };
    now = WeChatClientFixture.NOON.plusSeconds(7195);
    assertThrows(FailedCallException.class, () -> cache.current(ACCOUNT));
  }

  @Test
  void its_lifetime_starts_at_the_request() {
    source.meanwhile = () -> {
      now = now.plusSeconds(15);
    };
    cache.current(ACCOUNT);
    assertEquals(WeChatClientFixture.NOON.plusSeconds(7200), stored().expiresAt());
  }

  @Test
  void one_that_is_short_lived_is_not_fetched_on_every_call() {
    source.seconds = 150;
    assertEquals("TICKET-1", current());
    assertEquals("TICKET-1", current());
    now = now.plus(CredentialCache.MIN_REFRESH_INTERVAL);
    assertEquals("TICKET-2", current());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void one_that_has_ended_already_serves_this_once(long seconds) {
    source.seconds = seconds;
    assertEquals("TICKET-1", current());
    assertEquals("TICKET-2", current());
    assertEquals(now, stored().expiresAt());
  }

  @ParameterizedTest
  @ValueSource(longs = {7201, Long.MAX_VALUE})
  void no_credential_is_cached_longer_than_its_lifetime(long seconds) {
    source.seconds = seconds;
    cache.current(ACCOUNT);
    assertEquals(now.plusSeconds(7200), stored().expiresAt());
  }

  @Test
  void a_stored_credential_is_used_without_a_request() {
    save("STORED", now.plusSeconds(3600));
    assertEquals("STORED", current());
    assertEquals(0, source.fetched.get());
  }

  @Test
  void one_in_the_store_that_is_due_is_replaced() {
    save("STORED", now.plus(CredentialCache.REFRESH_AHEAD));
    assertEquals("TICKET-1", current());
    assertEquals("TICKET-1", stored().secret());
  }

  @Test
  void one_in_the_store_that_is_due_serves_if_no_other_can_be_had() {
    source.broken = true;
    save("STORED", now.plusSeconds(20));
    assertEquals("STORED", current());
    assertEquals("STORED", current());
    assertEquals(1, source.fetched.get());
    now = now.plusSeconds(20);
    assertThrows(FailedCallException.class, () -> cache.current(ACCOUNT));
  }

  @Test
  void one_that_another_process_stored_is_taken_when_ours_is_due() {
    cache.current(ACCOUNT);
    now = WeChatClientFixture.NOON.plus(DUE);
    save("STORED", now.plusSeconds(7200));
    assertEquals("STORED", current());
    assertEquals(1, source.fetched.get());
  }

  @Test
  void one_in_the_store_that_claims_to_last_too_long_is_not_believed() {
    save(
        "STORED",
        now.plus(CredentialSource.MAX_LIFETIME)
            .plus(CredentialCache.REFRESH_AHEAD)
            .plusMillis(1));
    assertEquals("TICKET-1", current());
  }

  @Test
  void one_in_the_store_that_cannot_be_a_ticket_is_not_taken() {
    save("光", now.plusSeconds(3600));
    assertEquals("TICKET-1", current());
  }

  @Test
  void a_clock_that_is_set_back_far_is_not_believed() {
    cache.current(ACCOUNT);
    now = WeChatClientFixture.NOON.minus(CredentialCache.REFRESH_AHEAD);
    assertEquals("TICKET-1", current());
    now = now.minusNanos(1);
    assertEquals("TICKET-2", current());
  }

  @Test
  void a_refused_credential_is_removed_everywhere_and_reported_to_the_source() {
    cache.current(ACCOUNT);
    cache.forget(ACCOUNT, stored());
    assertEquals(Optional.empty(), store.find(WeChatClientFixture.APP_ID, Kind.CARD_TICKET));
    assertEquals("TICKET-2", current());
    assertEquals("TICKET-1", source.refused);
  }

  @Test
  void another_than_the_refused_one_is_not_forgotten() {
    cache.current(ACCOUNT);
    Credential older = new Credential("OLDER", WeChatClientFixture.NOON);
    cache.forget(ACCOUNT, older);
    assertEquals("TICKET-1", stored().secret());
    store.forget(WeChatClientFixture.APP_ID, Kind.CARD_TICKET, stored());
    cache.forget(ACCOUNT, older);
    assertEquals("TICKET-1", current());
    assertEquals(1, source.fetched.get());
  }

  @Test
  void one_that_was_refused_does_not_serve_on() {
    cache.current(ACCOUNT);
    cache.forget(ACCOUNT, stored());
    save("TICKET-1", now.plusSeconds(3600));
    source.broken = true;
    assertThrows(FailedCallException.class, () -> cache.current(ACCOUNT));
  }

  @Test
  void a_credential_that_is_refused_during_a_refresh_is_not_used_again() {
    cache.current(ACCOUNT);
    now = WeChatClientFixture.NOON.plus(DUE);
    source.broken = true;
    source.meanwhile = () -> {
      cache.forget(ACCOUNT, stored());
    };
    assertThrows(FailedCallException.class, () -> cache.current(ACCOUNT));
  }

  @Test
  void a_store_that_fails_costs_no_more_than_a_fetch() {
    CredentialCache<ApiTicket> alone = cache(new Credentials() {
      @Override
      public Optional<Credential> find(String appId, Kind kind) {
        throw new StorageException("the disk is gone", null);
      }

      @Override
      public void save(String appId, Kind kind, Credential credential) {
        throw new StorageException("the disk is gone", null);
      }

      @Override
      public void forget(String appId, Kind kind, Credential failed) {
        throw new StorageException("the disk is gone", null);
      }
    });
    assertEquals("TICKET-1", alone.current(ACCOUNT).reveal());
    assertEquals("TICKET-1", alone.current(ACCOUNT).reveal());
    alone.forget(ACCOUNT, new Credential("TICKET-1", now));
    assertEquals("TICKET-2", alone.current(ACCOUNT).reveal());
  }

  @Test
  void a_bug_is_not_disguised_and_the_next_call_tries_again() {
    source.meanwhile = () -> {
      throw new ArithmeticException("a bug");
    };
    assertThrows(ArithmeticException.class, () -> cache.current(ACCOUNT));
    source.meanwhile = () -> {};
    assertEquals("TICKET-2", current());
    assertTrue(source.refused.isEmpty());
  }

  private CredentialCache<ApiTicket> cache(Credentials credentials) {
    return new CredentialCache<>(source, credentials, () -> now);
  }

  private String current() {
    return cache.current(ACCOUNT).reveal();
  }

  private Credential stored() {
    return store.find(WeChatClientFixture.APP_ID, Kind.CARD_TICKET).orElseThrow();
  }

  private void save(String secret, Instant end) {
    store.save(WeChatClientFixture.APP_ID, Kind.CARD_TICKET, new Credential(secret, end));
  }
}
