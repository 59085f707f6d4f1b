package dev.kaquan.sandbox;

import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The phone's calls, as a page makes them, over HTTP. */
final class PhoneRoutes {
  /** Names the platform's error code behind what the phone shows. */
  private static final String REASON = "X-Sandbox-Reason";

  private final Phone phone;

  PhoneRoutes(Phone phone) {
    this.phone = phone;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/sandbox/wx/addCard", context -> answer(context, "addCard", phone::addCard));
    routes.post("/sandbox/wx/openCard", context -> answer(context, "openCard", phone::openCard));
  }

  private static void answer(
      Context context, String call, BiFunction<String, List<?>, Phone.Answer> phone) {
    context.contentType("application/json; charset=utf-8");
    Map<String, Object> body;
    try {
      body = WireJson.readObject(context.body());
    } catch (MalformedWireException e) {
      context.status(400).header(REASON, "47001 the body is no JSON object");
      context.result(WireJson.write(new AddCardResult(call + ":fail (参数错误)", List.of())));
      return;
    }
    if (Boolean.TRUE.equals(body.get("cancel"))) {
      context.result(WireJson.write(new AddCardResult(call + ":fail cancel", List.of())));
      return;
    }
    String openid = body.get("openid") instanceof String text ? text : "";
    List<?> cards = body.get("cardList") instanceof List<?> list ? list : List.of();
    Phone.Answer answer = phone.apply(openid, cards);
    if (!answer.reason().isEmpty()) {
      context.header(REASON, answer.reason());
    }
    context.result(WireJson.write(answer.result()));
  }
}
