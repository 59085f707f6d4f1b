package dev.kaquan.sandbox;

import dev.kaquan.wire.BatchGetReply;
import dev.kaquan.wire.CardGetReply;
import dev.kaquan.wire.CardIdReply;
import dev.kaquan.wire.DecryptReply;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.TicketReply;
import dev.kaquan.wire.TokenReply;
import dev.kaquan.wire.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server calls of api.weixin.qq.com. The answer is always HTTP 200; faults are told in this
 * order: method, token, body, JSON, missing fields, values, existence, state. WeChat does not say in
 * which order it looks.
 */
final class PlatformRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformRoutes.class);
  private static final Pattern ESCAPED = Pattern.compile("\\\\u[0-9a-fA-F]{4}");
  private static final int MOST_AT_ONCE = 50;

  private final String appId;
  private final String secret;
  private final Lent lent;
  private final IssuedCards cards;
  private final HeldCodes codes;
  private final CodeCipher cipher;
  private final Words words;
  private final InstantSource clock;

  PlatformRoutes(
      String appId,
      String secret,
      Lent lent,
      IssuedCards cards,
      HeldCodes codes,
      CodeCipher cipher,
      Words words,
      InstantSource clock) {
    this.appId = appId;
    this.secret = secret;
    this.lent = lent;
    this.cards = cards;
    this.codes = codes;
    this.cipher = cipher;
    this.words = words;
    this.clock = clock;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/", context -> context.result(ABOUT));
    get(routes, "/cgi-bin/token", this::token);
    get(routes, "/cgi-bin/ticket/getticket", this::ticket);
    post(routes, "/cgi-bin/stable_token", this::stableToken);
    asMerchant(routes, "/card/create", body -> new CardIdReply(0, "ok", cards.create(body)));
    asMerchant(
        routes,
        "/card/get",
        body -> new CardGetReply(
            0, "ok", cards.shown(required(body, "card_id", ErrCode.CARD_ID_MISSING))));
    asMerchant(routes, "/card/batchget", this::batchGet);
    asMerchant(routes, "/card/code/decrypt", this::decrypt);
    asMerchant(
        routes,
        "/card/code/get",
        body -> codes.get(
            text(body, "card_id"),
            required(body, "code", ErrCode.CODE_MISSING),
            Boolean.TRUE.equals(body.get("check_consume"))));
  }

  private static final String ABOUT = """
      This is Kaquan's sandbox. It is not WeChat: it plays the card platform on this machine.
      It plays /cgi-bin/token, /cgi-bin/stable_token, /cgi-bin/ticket/getticket, /card/create,
      /card/get, /card/batchget, /card/code/decrypt, /card/code/get, and the phone:
      POST /sandbox/wx/addCard, POST /sandbox/wx/openCard. It plays nothing else.
      """;

  private Object token(Context context) {
    if (!"client_credential".equals(context.queryParam("grant_type"))) {
      throw new Refusal(ErrCode.INVALID_GRANT_TYPE);
    }
    checkAccount(query(context, "appid"), query(context, "secret"));
    return reply(lent.token());
  }

  private Object stableToken(Map<String, Object> body) {
    if (!"client_credential".equals(body.get("grant_type"))) {
      throw new Refusal(ErrCode.INVALID_GRANT_TYPE);
    }
    checkAccount(text(body, "appid"), text(body, "secret"));
    return reply(lent.stableToken(Boolean.TRUE.equals(body.get("force_refresh"))));
  }

  private Object ticket(Context context) {
    checkToken(context);
    String type = query(context, "type");
    if (!type.equals("wx_card") && !type.equals("jsapi")) {
      throw new Refusal(ErrCode.INVALID_ARGS);
    }
    Lent.Loan loan = lent.ticket(type);
    return new TicketReply(0, "ok", loan.value(), (int) loan.secondsLeft(clock.instant()));
  }

  private Object batchGet(Map<String, Object> body) {
    int offset = whole(body, "offset");
    int count = whole(body, "count");
    if (offset < 0 || count < 0 || count > MOST_AT_ONCE) {
      throw new Refusal(ErrCode.INVALID_ARGS);
    }
    List<String> statuses = body.get("status_list") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
    List<String> all = cards.ids(statuses);
    return new BatchGetReply(0, "ok", all.stream().skip(offset).limit(count).toList(), all.size());
  }

  private Object decrypt(Map<String, Object> body) {
    String plain = cipher
        .decrypt(text(body, "encrypt_code"))
        .orElseThrow(() -> new Refusal(ErrCode.INVALID_ENCRYPT_CODE));
    return new DecryptReply(0, "ok", plain);
  }

  private void checkAccount(String givenAppId, String givenSecret) {
    if (givenAppId.isEmpty()) {
      throw new Refusal(ErrCode.APPID_MISSING);
    }
    if (givenSecret.isEmpty()) {
      throw new Refusal(ErrCode.APPSECRET_MISSING);
    }
    if (!givenAppId.equals(appId)) {
      throw new Refusal(ErrCode.INVALID_APPID);
    }
    if (!givenSecret.equals(secret)) {
      throw new Refusal(ErrCode.INVALID_APPSECRET);
    }
  }

  private void checkToken(Context context) {
    String token = query(context, "access_token");
    if (token.isEmpty()) {
      throw new Refusal(ErrCode.TOKEN_MISSING);
    }
    lent.check(token);
  }

  private void get(RoutesConfig routes, String path, Function<Context, Object> call) {
    routes.get(path, context -> answer(context, () -> call.apply(context)));
    routes.post(path, context -> answer(context, () -> refuse(ErrCode.REQUIRE_GET)));
  }

  private void post(RoutesConfig routes, String path, Function<Map<String, Object>, Object> call) {
    routes.post(path, context -> answer(context, () -> call.apply(body(context))));
    routes.get(path, context -> answer(context, () -> refuse(ErrCode.REQUIRE_POST)));
  }

  private void asMerchant(
      RoutesConfig routes, String path, Function<Map<String, Object>, Object> call) {
    routes.get(path, context -> answer(context, () -> refuse(ErrCode.REQUIRE_POST)));
    routes.post(
        path,
        context -> answer(context, () -> {
          checkToken(context);
          return call.apply(body(context));
        }));
  }

  private void answer(Context context, Supplier<Object> call) {
    context.contentType("application/json; charset=utf-8");
    try {
      context.result(WireJson.write(call.get()));
    } catch (Refusal refusal) {
      LOG.info("{} refused: {} {}", context.path(), refusal.errCode(), refusal.getMessage());
      String hint = refusal.getMessage() + " hint: [" + words.letters(14) + "]";
      context.result(WireJson.write(new ErrorReply(refusal.errCode(), hint)));
    }
  }

  private static Object refuse(ErrCode code) {
    throw new Refusal(code);
  }

  private static Map<String, Object> body(Context context) {
    String body = context.body();
    if (body.isBlank()) {
      throw new Refusal(ErrCode.EMPTY_BODY);
    }
    try {
      Map<String, Object> fields = WireJson.readObject(body);
      if (ESCAPED.matcher(body).find()) {
        throw new Refusal(ErrCode.INVALID_CHARSET);
      }
      return fields;
    } catch (MalformedWireException e) {
      throw new Refusal(ErrCode.DATA_FORMAT);
    }
  }

  private TokenReply reply(Lent.Loan loan) {
    return new TokenReply(loan.value(), (int) loan.secondsLeft(clock.instant()));
  }

  private static String query(Context context, String name) {
    String value = context.queryParam(name);
    return value == null ? "" : value;
  }

  private static String text(Map<String, Object> body, String name) {
    return body.get(name) instanceof String text ? text : "";
  }

  private static String required(Map<String, Object> body, String name, ErrCode missing) {
    String value = text(body, name);
    if (value.isEmpty()) {
      throw new Refusal(missing);
    }
    return value;
  }

  private static int whole(Map<String, Object> body, String name) {
    return body.get(name) instanceof Number number ? number.intValue() : 0;
  }
}
