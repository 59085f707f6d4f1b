package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.TAKEN;
import static dev.kaquan.application.port.PortSamples.holding;
import static dev.kaquan.application.port.PortSamples.in;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequestsContract;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.jdbc.sqlite.SqliteEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two databases on one file, used in turn and at once, fulfil the contract of one. */
class SharedFileTest implements AddCardRequestsContract {
  @TempDir
  private Path folder;

  private final AtomicInteger turn = new AtomicInteger();
  private List<Database> databases = List.of();

  @BeforeEach
  void open() {
    databases = List.of(
        new Database(new SqliteEngine(new DataFolder(folder))),
        new Database(new SqliteEngine(new DataFolder(folder))));
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
  }

  @Override
  public AddCardRequests requests() {
    return new JdbcAddCardRequests(next());
  }

  @Override
  public Holdings holdings() {
    return new JdbcHoldings(next());
  }

  @Override
  public List<String> received(RequestId id) {
    return next()
        .read(handle ->
            handle.createQuery("""
            SELECT received FROM received_report WHERE request_id = :id ORDER BY received_at
            """).bind("id", id.value()).mapTo(String.class).list());
  }

  @Test
  void no_change_is_lost_between_threads_of_two_databases() throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    for (int worker = 0; worker < 8; worker++) {
      String name = "w" + worker;
      work.add(() -> {
        for (int i = 0; i < 50; i++) {
          take(requests(), name + "x" + i);
        }
        return null;
      });
    }
    allAtOnce(work);
    assertEquals(8 * 50, holdings().of(PERSON.openid()).size());
    assertEquals(List.of(), PortSamples.pending(requests()));
    for (int worker = 0; worker < 8; worker++) {
      for (int i = 0; i < 50; i++) {
        String id = "w" + worker + "x" + i;
        assertTrue(requests().find(new RequestId(id)).isPresent(), id);
        assertTrue(holdings().find(CARD_ID, new CardCode(id)).isPresent(), id);
      }
    }
  }

  @Test
  void a_fresh_file_may_be_opened_and_closed_by_many_at_once() throws Exception {
    List<Callable<Void>> work = new ArrayList<>();
    for (int worker = 0; worker < 6; worker++) {
      String name = "w" + worker;
      work.add(() -> {
        for (int i = 0; i < 5; i++) {
          try (Database own = new Database(new SqliteEngine(new DataFolder(folder)))) {
            take(new JdbcAddCardRequests(own), name + "x" + i);
          }
        }
        return null;
      });
    }
    allAtOnce(work);
    assertEquals(6 * 5, holdings().of(PERSON.openid()).size());
  }

  @Test
  void another_process_may_open_the_fresh_file_and_write_at_the_same_time() throws Exception {
    Path said = folder.resolve("said");
    Process other = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
    try {
      for (int i = 0; other.isAlive() || i < 50; i++) {
        take(requests(), "mine" + i);
      }
      assertTrue(other.waitFor(1, TimeUnit.MINUTES));
    } finally {
      other.destroyForcibly();
    }
    assertEquals(0, other.exitValue(), () -> read(said));
    for (int i = 0; i < OtherProcess.REQUESTS; i++) {
      assertTrue(holdings().find(CARD_ID, new CardCode("theirs" + i)).isPresent());
    }
  }

  /** A program that stores cards in the given folder. */
  static final class OtherProcess {
    static final int REQUESTS = 200;

    private OtherProcess() {}

    public static void main(String[] args) {
      try (Database database = new Database(new SqliteEngine(new DataFolder(Path.of(args[0]))))) {
        for (int i = 0; i < REQUESTS; i++) {
          take(new JdbcAddCardRequests(database), "theirs" + i);
        }
      }
    }
  }

  private static void take(AddCardRequests requests, String name) {
    AddCardRequest request = request(name, OPEN);
    requests.add(request);
    requests.recordReport(in(request, TAKEN), "a report", NOW);
    requests.resolve(request.id(), 0, TAKEN, holding(new CardCode(name)));
  }

  private static void allAtOnce(List<Callable<Void>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Database next() {
    return databases.get(turn.getAndIncrement() % databases.size());
  }
}
