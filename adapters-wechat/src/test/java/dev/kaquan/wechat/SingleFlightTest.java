package dev.kaquan.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.wechat.StubPlatform.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread fetches, whatever the others do. */
@Timeout(30)
class SingleFlightTest {
  private static final int THREADS = 16;
  private static final EncryptedCode CODE =
      new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");

  private final CountDownLatch requestedAt = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private StubPlatform platform;
  private WeChatClientFixture bench;

  @BeforeEach
  void start() throws IOException {
    platform = new StubPlatform();
    bench = new WeChatClientFixture(platform.url());
  }

  @AfterEach
  void stop() {
    answer.countDown();
    platform.close();
  }

  @Test
  void sixteen_threads_fetch_one_ticket() throws Exception {
    CountDownLatch ready = new CountDownLatch(THREADS);
    platform.answer(
        Endpoint.TICKET, request -> entry(ready, StubPlatform.ticket("TICKET-1", 7200)));
    List<FutureTask<String>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(started(() -> {
        ready.countDown();
        return bench.tickets.current().reveal();
      }));
    }
    for (FutureTask<String> each : all) {
      assertEquals("TICKET-1", each.get());
    }
    assertEquals(1, platform.requestedAt(Endpoint.TICKET).size());
    assertEquals(1, platform.requestedAt(Endpoint.STABLE_TOKEN).size());
  }

  @Test
  void sixteen_threads_whose_token_is_refused_fetch_one_other() throws Exception {
    bench.tickets.current();
    CountDownLatch refusals = new CountDownLatch(THREADS);
    platform.tokens("TOKEN-2").answer(Endpoint.DECRYPT, request -> {
      if (request.query().endsWith("TOKEN-2")) {
        return new Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"751234212312\"}");
      }
      refusals.countDown();
      return entry(refusals, StubPlatform.error(40001, "invalid credential"));
    });
    List<FutureTask<Optional<CardCode>>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(started(() -> bench.cards.decrypt(CODE)));
    }
    for (FutureTask<Optional<CardCode>> each : all) {
      assertEquals(Optional.of(new CardCode("751234212312")), each.get());
    }
    assertEquals(2, platform.requestedAt(Endpoint.STABLE_TOKEN).size());
    assertEquals(2 * THREADS, platform.requestedAt(Endpoint.DECRYPT).size());
  }

  @Test
  void nobody_waits_while_the_old_one_is_valid() throws Exception {
    bench.tickets.current();
    bench.passes(CredentialCache.MAX_LIFETIME.minus(CredentialCache.REFRESH_AHEAD));
    platform.tokens("TOKEN-2").answer(Endpoint.TICKET, request -> late("TICKET-2"));
    FutureTask<String> renewing = started(() -> bench.tickets.current().reveal());
    requestedAt.await();
    assertEquals("TICKET-1", bench.tickets.current().reveal());
    answer.countDown();
    assertEquals("TICKET-2", renewing.get());
    assertEquals("TICKET-2", bench.tickets.current().reveal());
    assertEquals(2, platform.requestedAt(Endpoint.TICKET).size());
  }

  @Test
  void whoever_waits_shares_the_fault() throws Exception {
    platform.answer(Endpoint.STABLE_TOKEN, request -> {
      requestedAt.countDown();
      return entry(answer, StubPlatform.error(40013, "invalid appid"));
    });
    FutureTask<String> first = started(() -> bench.tickets.current().reveal());
    requestedAt.await();
    FutureTask<String> second = waiting(() -> bench.tickets.current().reveal());
    answer.countDown();
    assertEquals(Kind.REJECTED, fault(first).kind());
    assertEquals(Kind.REJECTED, fault(second).kind());
    assertEquals(1, platform.requestedAt(Endpoint.STABLE_TOKEN).size());
  }

  @Test
  void whoever_waits_goes_on_if_the_one_that_fetches_is_told_to_stop() throws Exception {
    AtomicInteger times = new AtomicInteger();
    platform.answer(
        Endpoint.TICKET,
        request -> times.incrementAndGet() == 1
            ? late("TICKET-1")
            : new Answer(200, StubPlatform.ticket("TICKET-2", 7200)));
    FutureTask<String> first = new FutureTask<>(() -> bench.tickets.current().reveal());
    Thread reportError = new Thread(first);
    reportError.start();
    requestedAt.await();
    FutureTask<String> second = waiting(() -> bench.tickets.current().reveal());
    reportError.interrupt();
    assertEquals(Kind.UNREACHABLE, fault(first).kind());
    assertEquals("TICKET-2", second.get());
  }

  @Test
  void a_fetch_for_one_account_is_not_anothers() throws Exception {
    platform.answer(
        Endpoint.TICKET,
        request -> request.query().endsWith("TOKEN-1")
            ? late("TICKET-1")
            : new Answer(200, StubPlatform.ticket("TICKET-2", 7200)));
    FutureTask<String> first = started(() -> bench.tickets.current().reveal());
    requestedAt.await();
    platform.tokens("TOKEN-2");
    bench.serves(new WeChatAccount(platform.url(), "wxanother", "another secret"));
    assertEquals("TICKET-2", bench.tickets.current().reveal());
    answer.countDown();
    assertEquals("TICKET-1", first.get());
    assertEquals("TICKET-2", bench.tickets.current().reveal());
    assertEquals(2, platform.requestedAt(Endpoint.TICKET).size());
  }

  private Answer late(String ticket) {
    requestedAt.countDown();
    return entry(answer, StubPlatform.ticket(ticket, 7200));
  }

  private static Answer entry(CountDownLatch until, String body) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Answer(200, body);
  }

  private static <T> FutureTask<T> started(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task).start();
    return task;
  }

  /** Started, and by now waiting for what another thread fetches. */
  private static <T> FutureTask<T> waiting(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    thread.start();
    while (!task.isDone()
        && Arrays.stream(thread.getStackTrace())
            .noneMatch(frame -> frame.getMethodName().equals("awaitDone"))) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static PlatformException fault(FutureTask<?> task) {
    ExecutionException failure = assertThrows(ExecutionException.class, task::get);
    return (PlatformException) failure.getCause();
  }
}
