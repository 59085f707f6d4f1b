package dev.kaquan.sandbox.control;

import dev.kaquan.sandbox.env.SandboxContext;
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
 * Injects faults into requests. If several match, the first that its probability selects applies. A
 * delayed response occupies no thread.
 */
public final class FaultInjector implements CallInterceptor, AutoCloseable {
  private static final String WX = "/sandbox/wx/";
  private static final String DROPS = "sandbox-drops";

  private final Store store;
  private final Table<Fault> faults;
  private final RandomGenerator random;

  /** Spares nearly every request a look at the table. */
  private volatile boolean hasFaults;

  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /**
   * Opens the table of faults.
   *
   * @param random decides which requests are affected
   */
  public FaultInjector(SandboxContext context, RandomGenerator random) {
    this.store = context.store();
    this.faults = store.table("fault", Fault.class);
    this.random = random;
    this.hasFaults = faults.size() > 0;
  }

  /** Closes connections after everything else is done with a request. */
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

  /** Returns whether faults can be injected: into the platform's endpoints and the phone's wx. */
  static boolean isInjectable(Endpoint endpoint) {
    return endpoint.kind().isOfPlatform() || endpoint.path().startsWith(WX);
  }

  @Override
  public void around(Endpoint endpoint, Context context, Runnable work) {
    Optional<Fault> hitting =
        hasFaults && isInjectable(endpoint) ? hitting(endpoint.path()) : Optional.empty();
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

  /** Sends every delayed response now, and delays no more. */
  @Override
  public void close() {
    closed.complete(null);
  }

  List<Fault> all() {
    return store.change(() -> sorted());
  }

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
        .orElse("an injected fault");
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
