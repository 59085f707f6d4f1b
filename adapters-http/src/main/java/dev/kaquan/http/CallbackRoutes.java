package dev.kaquan.http;

import dev.kaquan.api.CallbackCodec;
import dev.kaquan.application.event.CheckCallback;
import dev.kaquan.application.event.ReceiveEvent;
import dev.kaquan.application.event.VerifyCallback;
import dev.kaquan.application.port.Pushes.Refusal;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /wechat/events}, which WeChat calls, and {@code /v1/callback}. */
final class CallbackRoutes implements Routes {
  private static final String PATH = "/wechat/events";
  private static final int MAX_BYTES = 65_536;

  private final VerifyCallback verifyCallback;
  private final ReceiveEvent receiveEvent;
  private final CheckCallback checkCallback;

  @Inject
  CallbackRoutes(
      VerifyCallback verifyCallback, ReceiveEvent receiveEvent, CheckCallback checkCallback) {
    this.verifyCallback = verifyCallback;
    this.receiveEvent = receiveEvent;
    this.checkCallback = checkCallback;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, this::verify),
        Endpoint.post(PATH, this::receive),
        Endpoint.post("/v1/callback/check", this::check));
  }

  private void verify(Context context) {
    verifyCallback
        .verify(query(context))
        .<Runnable>fold(echo -> () -> text(context, echo), reason -> () -> refuse(context, reason))
        .run();
  }

  private void receive(Context context) throws IOException {
    byte[] body = context.bodyInputStream().readNBytes(MAX_BYTES + 1);
    Optional<String> text = Optional.of(body)
        .filter(bytes -> bytes.length <= MAX_BYTES)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    if (text.isEmpty()) {
      // The rest is not read.
      context.header("Connection", "close");
    }
    receiveEvent
        .receive(query(context), text)
        .ifPresentOrElse(reason -> refuse(context, reason), () -> text(context, "success"));
  }

  private void check(Context context) {
    Bodies.json(
        context,
        200,
        CallbackCodec.report(checkCallback.check(CallbackCodec.sample(Bodies.read(context)))));
  }

  private static void text(Context context, String text) {
    context.contentType("text/plain; charset=utf-8").result(text);
  }

  private static void refuse(Context context, Refusal reason) {
    int status = switch (reason) {
      case NOT_CONFIGURED -> 404;
      case MALFORMED -> 400;
      case TOO_LARGE -> 413;
      case WRONG_SIGNATURE, WRONG_TIME, NOT_ENCRYPTED, WRONG_KEY, WRONG_ACCOUNT -> 401;
    };
    Problems.answer(context, status, reason.wireName(), CallbackCodec.detail(reason));
  }

  /** A parameter that is repeated counts once: the signature covers one value. */
  private static Map<String, String> query(Context context) {
    Map<String, String> query = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    return query;
  }
}
