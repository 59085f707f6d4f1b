package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.CallInterceptor;
import dev.kaquan.sandbox.web.Endpoint;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PhoneReply;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.wire.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The faults that were planted. Of several for a call, the first that chance lets through hits it.
 * An answer that is held back holds no thread.
 */
public final class FaultInjector implements CallInterceptor, AutoCloseable {
  private static final String WX = "/sandbox/wx/";
  private static final String DROPS = "sandbox-drops";

  private final Store store;
  private final Table<Fault> faults;
  private final RandomGenerator random;

  /** Whether there are any: nearly always there are none, and every call looks. */
  private volatile boolean hasFaults;

  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /** What was kept; {@code random} says which calls are hit. */
  public FaultInjector(Store store, RandomGenerator random) {
    this.store = store;
    this.faults = store.table("fault", Fault.class);
    this.random = random;
    this.hasFaults = faults.size() > 0;
  }

  /** Ends connections, when all else is done with a request. */
  public void register(RoutesConfig routes) {
    routes.after(context -> {
      if (Boolean.TRUE.equals(context.attribute(DROPS))) {
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .close();
      }
    });
  }

  /** Whether a call can be hit at all: the platform's and the phone's wx can. */
  static boolean canHit(Endpoint endpoint) {
    return endpoint.kind().isOfPlatform() || endpoint.path().startsWith(WX);
  }

  @Override
  public void around(Endpoint endpoint, Context context, Runnable work) {
    Optional<Fault> hitting =
        hasFaults && canHit(endpoint) ? hitting(endpoint.path()) : Optional.empty();
    if (hitting.isEmpty()) {
      work.run();
      return;
    }
    Fault fault = hitting.get();
    context.attribute(RequestLog.FAULT, fault.kind().wireName());
    switch (fault.kind()) {
      case ERRCODE -> refuse(endpoint, context, fault.errcode());
      case DELAY -> context.future(() -> hold(fault.millis()).thenRunAsync(work));
      case TIMEOUT_AFTER_WORK -> {
        work.run();
        context.future(() -> hold(fault.millis()));
      }
      case BROKEN_JSON -> {
        work.run();
        String answer = String.valueOf(context.result());
        context.result(answer.substring(0, answer.length() / 2));
      }
      case DROP -> {
        if (fault.afterWork()) {
          work.run();
        }
        context.attribute(DROPS, true);
      }
    }
  }

  /** Answers all that is held back, and holds nothing back any more. */
  @Override
  public void close() {
    closed.complete(null);
  }

  List<Fault> all() {
    return store.change(() -> sorted());
  }

  /** One more. */
  void add(Fault fault) {
    store.change(() -> {
      long number = faults.all().stream().mapToLong(Fault::number).max().orElse(0) + 1;
      Fault numbered = new Fault(
          number,
          fault.path(),
          fault.kind(),
          fault.errcode(),
          fault.millis(),
          fault.times(),
          fault.probability(),
          fault.afterWork());
      faults.put(numbered.key(), numbered);
      hasFaults = true;
      return numbered;
    });
  }

  /** These, and no others. */
  void replace(List<Fault> all) {
    store.change(() -> {
      sorted().forEach(fault -> faults.remove(fault.key()));
      all.forEach(this::add);
      return all;
    });
  }

  private Optional<Fault> hitting(String path) {
    return store.change(() -> {
      Optional<Fault> hit = sorted().stream()
          .filter(fault -> fault.isFor(path))
          .filter(fault -> random.nextDouble() < fault.probability())
          .findFirst()
          .map(Fault::hit);
      hit.filter(fault -> fault.times() != Fault.ALWAYS).ifPresent(fault -> {
        if (fault.isUsed()) {
          faults.remove(fault.key());
        } else {
          faults.put(fault.key(), fault);
        }
      });
      hasFaults = faults.size() > 0;
      return hit;
    });
  }

  private List<Fault> sorted() {
    return faults.all().stream().sorted(Comparator.comparingLong(Fault::number)).toList();
  }

  private static void refuse(Endpoint endpoint, Context context, int errcode) {
    String text = Arrays.stream(ErrCode.values())
        .filter(code -> code.number() == errcode)
        .map(ErrCode::text)
        .findFirst()
        .orElse("a fault that was planted");
    if (endpoint.kind().isOfPlatform()) {
      throw new PlatformError(errcode, text);
    }
    String name = endpoint.path().substring(WX.length());
    context.header(PhoneReply.HEADER, errcode + " " + text);
    context.result(WireJson.write(Reply.fields("errMsg", name + ":fail (" + text + ")")));
  }

  private CompletableFuture<Void> hold(long millis) {
    return closed.copy().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
  }
}
