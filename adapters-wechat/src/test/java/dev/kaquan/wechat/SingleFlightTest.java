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

/** At most one thread fetches at a time. */
@Timeout(30)
class SingleFlightTest {
  private static final int THREADS = 16;
  private static final EncryptedCode CODE =
      new EncryptedCode("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE");

  private final CountDownLatch requests = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private StubPlatform platform;
  private WeChatClientFixture client;

  @BeforeEach
  void start() throws IOException {
    platform = new StubPlatform();
    client = new WeChatClientFixture(platform.url());
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
        Endpoint.TICKET, request -> answerAfter(ready, StubPlatform.ticket("TICKET-1", 7200)));
    List<FutureTask<String>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(started(() -> {
        ready.countDown();
        return client.tickets.current().reveal();
      }));
    }
    for (FutureTask<String> each : all) {
      assertEquals("TICKET-1", each.get());
    }
    assertEquals(1, platform.requests(Endpoint.TICKET).size());
    assertEquals(1, platform.requests(Endpoint.STABLE_TOKEN).size());
  }

  @Test
  void sixteen_threads_whose_token_is_refused_fetch_one_other() throws Exception {
    client.tickets.current();
    CountDownLatch refusals = new CountDownLatch(THREADS);
    platform.tokens("TOKEN-2").answer(Endpoint.DECRYPT, request -> {
      if (request.query().endsWith("TOKEN-2")) {
        return new Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"code\":\"751234212312\"}");
      }
      refusals.countDown();
      return answerAfter(refusals, StubPlatform.error(40001, "invalid credential"));
    });
    List<FutureTask<Optional<CardCode>>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(started(() -> client.cards.decrypt(CODE)));
    }
    for (FutureTask<Optional<CardCode>> each : all) {
      assertEquals(Optional.of(new CardCode("751234212312")), each.get());
    }
    assertEquals(2, platform.requests(Endpoint.STABLE_TOKEN).size());
    assertEquals(2 * THREADS, platform.requests(Endpoint.DECRYPT).size());
  }

  @Test
  void callers_do_not_wait_while_the_old_one_is_valid() throws Exception {
    client.tickets.current();
    client.passes(CredentialSource.MAX_LIFETIME.minus(CredentialCache.REFRESH_AHEAD));
    platform.tokens("TOKEN-2").answer(Endpoint.TICKET, request -> late("TICKET-2"));
    FutureTask<String> renewing = started(() -> client.tickets.current().reveal());
    requests.await();
    assertEquals("TICKET-1", client.tickets.current().reveal());
    answer.countDown();
    assertEquals("TICKET-2", renewing.get());
    assertEquals("TICKET-2", client.tickets.current().reveal());
    assertEquals(2, platform.requests(Endpoint.TICKET).size());
  }

  @Test
  void waiting_threads_share_the_failure() throws Exception {
    platform.answer(Endpoint.STABLE_TOKEN, request -> {
      requests.countDown();
      return answerAfter(answer, StubPlatform.error(40013, "invalid appid"));
    });
    FutureTask<String> first = started(() -> client.tickets.current().reveal());
    requests.await();
    FutureTask<String> second = waiting(() -> client.tickets.current().reveal());
    answer.countDown();
    assertEquals(Kind.REJECTED, failure(first).kind());
    assertEquals(Kind.REJECTED, failure(second).kind());
    assertEquals(1, platform.requests(Endpoint.STABLE_TOKEN).size());
  }

  @Test
  void waiting_threads_continue_if_the_fetching_thread_is_interrupted() throws Exception {
    AtomicInteger times = new AtomicInteger();
    platform.answer(
        Endpoint.TICKET,
        request -> times.incrementAndGet() == 1
            ? late("TICKET-1")
            : new Answer(200, StubPlatform.ticket("TICKET-2", 7200)));
    FutureTask<String> first = new FutureTask<>(() -> client.tickets.current().reveal());
    Thread fetching = new Thread(first);
    fetching.start();
    requests.await();
    FutureTask<String> second = waiting(() -> client.tickets.current().reveal());
    fetching.interrupt();
    assertEquals(Kind.UNREACHABLE, failure(first).kind());
    assertEquals("TICKET-2", second.get());
  }

  @Test
  void a_fetch_for_one_account_is_not_anothers() throws Exception {
    platform.answer(
        Endpoint.TICKET,
        request -> request.query().endsWith("TOKEN-1")
            ? late("TICKET-1")
            : new Answer(200, StubPlatform.ticket("TICKET-2", 7200)));
    FutureTask<String> first = started(() -> client.tickets.current().reveal());
    requests.await();
    platform.tokens("TOKEN-2");
    client.serves(new WeChatAccount(platform.url(), "wxanother", "another secret"));
    assertEquals("TICKET-2", client.tickets.current().reveal());
    answer.countDown();
    assertEquals("TICKET-1", first.get());
    assertEquals("TICKET-2", client.tickets.current().reveal());
    assertEquals(2, platform.requests(Endpoint.TICKET).size());
  }

  private Answer late(String ticket) {
    requests.countDown();
    return answerAfter(answer, StubPlatform.ticket(ticket, 7200));
  }

  private static Answer answerAfter(CountDownLatch until, String body) {
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

  /** Starts a thread and returns when it waits: for another thread's result, or for a response. */
  private static <T> FutureTask<T> waiting(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    thread.start();
    while (!task.isDone() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static PlatformException failure(FutureTask<?> task) {
    ExecutionException thrown = assertThrows(ExecutionException.class, task::get);
    return (PlatformException) thrown.getCause();
  }
}
