package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformClock;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header {@code Date} of any answer of the platform. */
final class WeChatPlatformClock implements PlatformClock {
  private final WeChatAccounts accounts;
  private final WeChatTimeouts timeouts;

  @Inject
  WeChatPlatformClock(WeChatAccounts accounts, WeChatTimeouts timeouts) {
    this.accounts = accounts;
    this.timeouts = timeouts;
  }

  @Override
  public Instant now() {
    HttpRequest request = HttpRequest.newBuilder(accounts.resolve().baseUrl().resolve("/"))
        .timeout(timeouts.toAnswer())
        .build();
    try {
      String date = HttpClient.newBuilder()
          .connectTimeout(timeouts.toConnect())
          .build()
          .send(request, BodyHandlers.discarding())
          .headers()
          .firstValue("Date")
          .orElse("");
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (IOException e) {
      String why = "no answer (" + e.getClass().getSimpleName() + ")";
      throw new PlatformException(Kind.UNREACHABLE, false, why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException(Kind.UNREACHABLE, false, "interrupted", e);
    } catch (DateTimeParseException e) {
      throw new PlatformException(Kind.MALFORMED, "an answer without the time: is it WeChat?");
    }
  }
}
