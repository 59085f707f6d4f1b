package dev.kaquan.bench;

import dev.kaquan.application.port.Nonces;
import dev.kaquan.bootstrap.SecureNonces;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.bean.WxCardApiSignature;
import me.chanjar.weixin.common.enums.TicketType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpClientImpl;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Signing one card with a code and an openid: the time of day, a nonce, the ticket that is held, the
 * sort and the hash. Beside it WxJava's createCardApiSignature, which does the same work, and SHA-1
 * over the joined bytes alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SigningBenchmark {
  private static final String TICKET =
      "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
  private static final String CARD_ID = "pFS7Fjg8kV1IdDz01r4SQwMkuCKc";
  private static final String CODE = "201";
  private static final String OPENID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";

  private final InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
  private final Nonces nonces = new SecureNonces();
  private final ApiTicket ticket = new ApiTicket(TICKET);
  private WxMpService wxJava;
  private MessageDigest sha1;
  private byte[] joined;

  /** What createCardApiSignature answers. */
  public record Signed(String timestamp, String nonce, CardSignature signature) {}

  /** Gives WxJava a ticket that does not end, so that it asks nobody. */
  @Setup
  public void prepare() throws NoSuchAlgorithmException {
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId("wx0000000000000000");
    config.updateTicket(TicketType.WX_CARD, TICKET, 1_000_000);
    wxJava = new WxMpServiceHttpClientImpl();
    wxJava.setWxMpConfigStorage(config);
    sha1 = MessageDigest.getInstance("SHA-1");
    String[] values = {TICKET, "1490190158", "Zz9aA0Zz9aA0Zz9aA0Zz9a", CARD_ID, CODE, OPENID};
    Arrays.sort(values);
    joined = String.join("", values).getBytes(StandardCharsets.US_ASCII);
  }

  @Benchmark
  public Signed kaquan() {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String nonce = nonces.next();
    return new Signed(
        timestamp, nonce, CardSignature.over(ticket, timestamp, nonce, CARD_ID, CODE, OPENID));
  }

  @Benchmark
  public WxCardApiSignature wxJava() throws WxErrorException {
    return wxJava.getCardService().createCardApiSignature(CARD_ID, CODE, OPENID);
  }

  /** The raw limit. */
  @Benchmark
  public byte[] sha1() {
    return sha1.digest(joined);
  }
}
