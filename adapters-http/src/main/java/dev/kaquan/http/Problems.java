package dev.kaquan.http;

import dev.kaquan.api.FailureProblems;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.card.CardMayExistException;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Error responses as RFC 9457 problems, {@code application/problem+json}. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration A_MOMENT = Duration.ofSeconds(5);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final ZoneOffset WECHAT_ZONE = ZoneOffset.ofHours(8);

  private Problems() {}

  static void register(RoutesConfig routes, InstantSource clock) {
    routes.exception(InvalidValueException.class, Problems::known);
    routes.exception(
        PlatformException.class, (e, context) -> platform(e, clock.instant(), context));
    routes.exception(CardMayExistException.class, Problems::cardMayExist);
    routes.exception(MembershipBusyException.class, Problems::membershipBusy);
    routes.exception(StorageException.class, Problems::storage);
    routes.exception(MethodNotAllowedResponse.class, Problems::method);
    routes.exception(HttpResponseException.class, Problems::http);
    routes.exception(IOException.class, Problems::unreadable);
    routes.exception(UncheckedIOException.class, Problems::unreadable);
    routes.exception(HttpException.RuntimeException.class, Problems::unreadable);
    routes.exception(Exception.class, Problems::bug);
  }

  static void answer(Context context, int status, String code, String detail) {
    answer(context, Problem.of(status, code, detail));
  }

  static void answer(Context context, Problem problem) {
    Answer.problem(problem, context).send(context);
  }

  private static void known(Exception e, Context context) {
    answer(context, FailureProblems.of(e).orElseThrow());
  }

  private static void platform(PlatformException e, Instant now, Context context) {
    Optional<Duration> wait = switch (e.kind()) {
      case UNREACHABLE, BUSY -> Optional.of(A_MOMENT);
      case MINUTE_QUOTA -> Optional.of(A_MINUTE);
      case DAILY_QUOTA -> Optional.of(untilMidnight(now));
      case REJECTED, MALFORMED -> Optional.empty();
    };
    wait.ifPresent(time -> retryAfter(context, time));
    known(e, context);
  }

  private static void retryAfter(Context context, Duration wait) {
    context.header("Retry-After", Long.toString(wait.toSeconds()));
  }

  /** WeChat counts the calls of a day by the clock of UTC+8. */
  private static Duration untilMidnight(Instant now) {
    ZonedDateTime local = now.atZone(WECHAT_ZONE);
    return Duration.between(local, local.toLocalDate().plusDays(1).atStartOfDay(WECHAT_ZONE))
        .plusSeconds(1);
  }

  /** Neither 502 nor 503: clients and proxies repeat such requests by themselves. */
  private static void cardMayExist(CardMayExistException e, Context context) {
    if (e.getCause() instanceof PlatformException) {
      LOG.warn("{} {}", RequestIds.of(context), e.getMessage());
    } else {
      LOG.error("{} {}", RequestIds.of(context), e.getMessage(), e);
    }
    IdempotencyFilter.mayBeDone(context);
    answer(context, of(e));
  }

  static Problem of(CardMayExistException e) {
    return FailureProblems.of(e).orElseThrow();
  }

  private static void membershipBusy(MembershipBusyException e, Context context) {
    retryAfter(context, A_SECOND);
    known(e, context);
  }

  private static void storage(StorageException e, Context context) {
    LOG.error("{} {}", RequestIds.of(context), e.getMessage(), e);
    retryAfter(context, A_MOMENT);
    answer(
        context,
        503,
        "storage-failed",
        "The storage cannot be read or written: " + e.reason() + ".");
  }

  /** Answers a request to a known path with a method that has no route, which OPTIONS never has. */
  private static void method(MethodNotAllowedResponse e, Context context) {
    Set<String> allowed = new TreeSet<>();
    // The name of this one detail depends on what the client accepts.
    e.getDetails().values().forEach(names -> allowed.addAll(List.of(names.split(", ", -1))));
    allowed.add(HandlerType.OPTIONS.name());
    context.header("Allow", String.join(", ", allowed));
    if (context.method().equals(HandlerType.OPTIONS)) {
      context.status(204);
    } else {
      answer(context, 405, "no-such-method", "This path has " + String.join(", ", allowed) + ".");
    }
  }

  private static void http(HttpResponseException e, Context context) {
    if (e.getStatus() == 404) {
      answer(context, 404, "no-such-route", "There is no such path.");
    } else {
      answer(context, ServerProblems.of(e.getStatus()));
    }
  }

  /** A client that went away, or that broke the protocol in its body. */
  private static void unreadable(Exception e, Context context) {
    LOG.debug("{} the body cannot be read: {}", RequestIds.of(context), e.toString());
    answer(context, 400, "malformed-request", "The body cannot be read to its end.");
  }

  private static void bug(Exception e, Context context) {
    String id = RequestIds.of(context);
    LOG.error("{} internal error", id, e);
    answer(context, 500, "bug", "Internal error. Search the log for " + id + ".");
  }
}
