package dev.kaquan.domain.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardSamples;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Published vectors, each with its source, and a second implementation. */
class SignatureVectorsTest {
  /** From wechatpy's tests at 5b8502e. */
  private static final String WECHATPY =
      "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";

  /** From Senparc's GetcardExtSignTest at be573f6. */
  private static final String SENPARC =
      "E0o2-at6NcC2OsJiQTlwlKYyg-fKayq9IF7iYyyyi7JyxXirHaurpJgI7oqY0AVbFPnZmYCgmCdTNBlU1hBRzw";

  /** From Appendix 4 of WeChat's JS-SDK document; it ends with a blank. */
  private static final String OFFICIAL = "ojZ8YtyVyr30HheH3CM73y7h4jJE ";

  private static final String CID = "pFS7Fjg8kV1IdDz01r4SQwMkuCKc";
  private static final String OID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";
  private static final String TS = "1490190158";
  private static final String N = "Zz9aA0";

  static Stream<Arguments> vectors() {
    String[] official = {
      "1404896688", "jonyqin", "pjZ8Yt1XGILfi-FUsewpnnolGgZk", "jonyqin_1434008071"
    };
    String[] wechatpy = {"Wm3WZYTPz0wzccnW", "1414587457", "random_card_id"};
    return Stream.of(
        vector("official", OFFICIAL, "6b81fbf6af16e856334153b39737556063c82689", official),
        vector(
            "official trimmed",
            OFFICIAL.strip(),
            "2b4d29b5f60fa4be37522ddfd9583c329446d3e3",
            official),
        vector(
            "Senparc",
            SENPARC,
            "cdd62c91eaa2c62f02b54e220dea282e34cce879",
            "1498125529",
            "ptMXyt1Z8fa_oO9VZCPeNvQIrL3E",
            "F899139DF5E1059396431415E770C6DD",
            "PK0000397757",
            "otMXytwcamKAa3JmUoQ0N7OGDFuA"),
        vector("wechatpy", WECHATPY, "22dce6bad4db532d4a2ef82ca2ca7bbe1e10ef28", wechatpy),
        vector(
            "wechatpy code",
            WECHATPY,
            "2e9c6d12952246e071717d7baeab20c30420b5cd",
            with(wechatpy, "random_code")),
        vector(
            "wechatpy openid",
            WECHATPY,
            "ded860a5dd4467312764bd86e544ad0579cbfad0",
            with(wechatpy, "random_openid")),
        vector(
            "wechatpy both",
            WECHATPY,
            "950dc1842852457ea573d4d6af34879c1ec093c8",
            with(wechatpy, "random_code", "random_openid")),
        vector("C1", WECHATPY, "f3b4409eeb2f3e0ae42311245a559ced1ef75fcb", TS, CID),
        vector("C2", WECHATPY, "193c0b674fccf31ab5c39e055621f3abaaad6307", TS, CID, N),
        vector("C3", WECHATPY, "90e8ee8df24bcaeef9f537b4ce4c137c98a85801", TS, CID, N, "201"),
        vector("C4", WECHATPY, "6fddb3ee282c9095d3c6679034adc3a3aa2ef4e7", TS, CID, N, "201", OID),
        vector("C5", WECHATPY, "193c0b674fccf31ab5c39e055621f3abaaad6307", TS, CID, N, "", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void a_published_vector_is_met(String name, String ticket, String expected, String[] values) {
    assertEquals(expected, CardSignature.over(new ApiTicket(ticket), values).hex());
  }

  @Test
  void the_official_vector_keeps_the_blank_in_its_ticket() {
    SigningOrder order = SignedValues.ofCardExt(
            "pjZ8Yt1XGILfi-FUsewpnnolGgZk", "1404896688", "jonyqin", "jonyqin_1434008071", "")
        .explain(new ApiTicket(OFFICIAL));
    assertEquals(
        "1404896688jonyqinjonyqin_1434008071<api_ticket>pjZ8Yt1XGILfi-FUsewpnnolGgZk",
        order.text());
  }

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  /** The second implementation sorts bytes in a tree and hashes with the JDK. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_signature_agrees_with_a_second_reckoning(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    String ticket = CardSamples.string(random, random.nextInt(1, 120));
    String[] values = new String[random.nextInt(7)];
    for (int i = 0; i < values.length; i++) {
      values[i] = CardSamples.string(random, random.nextInt(0, 200));
    }
    assertEquals(
        reckonedAgain(ticket, values),
        CardSignature.over(new ApiTicket(ticket), values).hex());
  }

  @Test
  void the_order_of_the_arguments_plays_no_part() {
    ApiTicket ticket = new ApiTicket(WECHATPY);
    assertEquals(CardSignature.over(ticket, TS, CID, N), CardSignature.over(ticket, N, TS, CID));
  }

  @Test
  void a_value_that_is_not_ascii_is_refused() {
    ApiTicket ticket = new ApiTicket(WECHATPY);
    assertThrows(InvalidValueException.class, () -> CardSignature.over(ticket, "卡券"));
  }

  @Test
  void the_explained_text_is_the_text_that_is_hashed() throws Exception {
    SignedValues values = SignedValues.ofCardExt(CID, TS, N, "201", OID);
    String text = values.explain(new ApiTicket(WECHATPY)).text();
    byte[] hash = MessageDigest.getInstance("SHA-1")
        .digest(text.replace(SigningOrder.MASK, WECHATPY).getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        HexFormat.of().formatHex(hash), values.sign(new ApiTicket(WECHATPY)).hex());
  }

  @Test
  void a_ticket_does_not_print() {
    ApiTicket ticket = new ApiTicket(WECHATPY);
    assertFalse(ticket.toString().contains("sM4A"));
    assertEquals(ticket, new ApiTicket(WECHATPY));
    assertNotEquals(ticket, new ApiTicket(SENPARC));
  }

  private static String reckonedAgain(String ticket, String... values)
      throws NoSuchAlgorithmException {
    TreeMap<String, Integer> counted = new TreeMap<>();
    for (String value : with(values, ticket)) {
      StringBuilder key = new StringBuilder();
      for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
        key.append((char) (b & 0xff));
      }
      counted.merge(key.toString(), 1, Integer::sum);
    }
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    counted.forEach(
        (value, times) -> sha1.update(value.repeat(times).getBytes(StandardCharsets.US_ASCII)));
    StringBuilder hex = new StringBuilder();
    for (byte b : sha1.digest()) {
      hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return hex.toString();
  }

  private static Arguments vector(String name, String ticket, String expected, String... values) {
    return Arguments.of(name, ticket, expected, values);
  }

  private static String[] with(String[] values, String... more) {
    List<String> all = new ArrayList<>(List.of(values));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
