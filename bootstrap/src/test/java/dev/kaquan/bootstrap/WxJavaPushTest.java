package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import me.chanjar.weixin.mp.util.crypto.WxMpCryptUtil;
import org.junit.jupiter.api.Test;

/** The published WxJava reads what the sandbox pushes, and the service reads what WxJava has encrypted. */
class WxJavaPushTest extends ServiceFixture {
  private static final String CARD = "pFS7Fjg8kV1IdDz01r4SQwMkuCKc";

  @Test
  void wx_java_reads_what_the_sandbox_pushes() throws Exception {
    WxMpDefaultConfigImpl config = config("pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
    HttpServer merchant = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    merchant.createContext("/", exchange -> {
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      byte[] body = exchange.getRequestBody().readAllBytes();
      String answer = query.getOrDefault("echostr", "success");
      if (!query.containsKey("echostr")) {
        pushes.add(new Push(query, new String(body, StandardCharsets.UTF_8)));
      }
      exchange.sendResponseHeaders(200, answer.length());
      exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
      exchange.close();
    });
    merchant.start();
    try {
      sandbox(
          "/sandbox/push-target",
          Map.of(
              "url",
              "http://127.0.0.1:" + merchant.getAddress().getPort() + "/",
              "token",
              config.getToken(),
              "encodingAesKey",
              config.getAesKey(),
              "mode",
              "safe"));
      sandbox(
          "/sandbox/trigger",
          Map.of(
              "event",
              "user_get_card",
              "openid",
              OPENID,
              "cardId",
              CARD,
              "code",
              "018255396048",
              "fields",
              Map.of("OuterStr", "门店 <7>", "IsGiveByFriend", 0)));
      Push push = pushes.poll(20, TimeUnit.SECONDS);
      WxMpXmlMessage message = WxMpXmlMessage.fromEncryptedXml(
          push.body(),
          config,
          push.query().get("timestamp"),
          push.query().get("nonce"),
          push.query().get("msg_signature"));
      assertEquals("user_get_card", message.getEvent());
      assertEquals(OPENID, message.getFromUser());
      assertEquals(CARD, message.getCardId());
      assertEquals("018255396048", message.getUserCardCode());
      assertEquals("门店 <7>", message.getOuterStr());
    } finally {
      merchant.stop(0);
    }
  }

  @Test
  void the_service_reads_what_wx_java_has_encrypted() throws Exception {
    List<String> agreed = Files.readAllLines(data.resolve("sandbox-callback"));
    WxMpDefaultConfigImpl config = config(agreed.get(0), agreed.get(1));
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    String event = "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[" + OPENID
        + "]]></FromUserName><CreateTime>" + timestamp
        + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[card_of_tomorrow]]>"
        + "</Event><Memo><![CDATA[兴趣]]></Memo></xml>";
    String sealed = new WxMpCryptUtil(config).encrypt(event);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : List.of("MsgSignature", "Nonce", "TimeStamp")) {
      fields.put(
          name, sealed.replaceAll("(?s).*<" + name + ">(?:<!\\[CDATA\\[)?([^<\\]]*).*", "$1"));
    }
    String path = "/wechat/events?timestamp=" + fields.get("TimeStamp") + "&nonce="
        + URLEncoder.encode(fields.get("Nonce"), StandardCharsets.UTF_8) + "&msg_signature="
        + fields.get("MsgSignature");
    assertEquals("success", send("POST", path, sealed).body());
    assertEquals("success", send("POST", path, sealed).body());
    String list = "/v1/events?type=card_of_tomorrow&state=processed";
    await(1, () -> ((List<?>) api("GET", list, Map.of(), 200).get("items")).size());
    Object id = first(api("GET", list, Map.of(), 200), "items").get("id");
    Map<?, ?> shown = (Map<?, ?>) api("GET", "/v1/events/" + id, Map.of(), 200).get("fields");
    assertEquals("兴趣", shown.get("Memo"));
  }

  private WxMpDefaultConfigImpl config(String token, String aesKey) {
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId(running.sandbox().orElseThrow().appId());
    config.setToken(token);
    config.setAesKey(aesKey);
    return config;
  }

  private record Push(Map<String, String> query, String body) {}

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}
