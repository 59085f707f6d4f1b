package dev.kaquan.wechat;

import dev.kaquan.application.port.Pushes;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.wire.push.MessageCrypto;
import dev.kaquan.wire.push.MessageCrypto.Opened;
import dev.kaquan.wire.push.PushXml;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks and decrypts WeChat's pushes ({@code docs/wechat.md#event-pushes}). */
final class WeChatPushes implements Pushes {
  private static final String ENCRYPT = "Encrypt";
  private static final String MESSAGE_TYPE = "MsgType";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  private final CallbackSettingsSource source;
  private final WeChatAccounts accounts;
  private final InstantSource clock;

  @Inject
  WeChatPushes(CallbackSettingsSource source, WeChatAccounts accounts, InstantSource clock) {
    this.source = source;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Reading<String> echo(Map<String, String> query) {
    String echo = query.getOrDefault("echostr", "");
    return refusal(source.settings(), query, "signature", "", !echo.isEmpty())
        .<Reading<String>>map(Reading.Refused::new)
        .orElseGet(() -> new Reading.Valid<>(echo));
  }

  @Override
  public Reading<EventMessage> read(Map<String, String> query, String body) {
    CallbackSettings settings = source.settings();
    Map<String, String> fields = PushXml.read(body);
    String encrypted = fields.getOrDefault(ENCRYPT, "");
    boolean isDecrypted = !encrypted.isEmpty() && settings.hasKey();
    Optional<Refusal> refusal = refusal(
        settings,
        query,
        isDecrypted ? "msg_signature" : "signature",
        isDecrypted ? encrypted : "",
        !fields.isEmpty());
    if (refusal.isPresent()) {
      return new Reading.Refused<>(refusal.get());
    }
    if (isDecrypted) {
      return decrypted(settings, encrypted);
    }
    if (!encrypted.isEmpty() && !fields.containsKey(MESSAGE_TYPE)) {
      return new Reading.Refused<>(Refusal.WRONG_KEY);
    }
    return settings.isEncryptedOnly()
        ? new Reading.Refused<>(Refusal.NOT_ENCRYPTED)
        : message(fields);
  }

  @Override
  public Setup setup() {
    CallbackSettings settings = source.settings();
    return new Setup(
        settings.isConfigured(),
        settings.hasKey(),
        settings.previous().filter(this::isAccepted).isPresent(),
        settings.isEncryptedOnly(),
        settings.problems());
  }

  /** The signature is checked before anything else is said about a request. */
  private Optional<Refusal> refusal(
      CallbackSettings settings,
      Map<String, String> query,
      String signatureName,
      String encrypted,
      boolean hasContent) {
    String timestamp = query.getOrDefault("timestamp", "");
    String nonce = query.getOrDefault("nonce", "");
    String signature = query.getOrDefault(signatureName, "");
    if (!settings.isConfigured()) {
      return Optional.of(Refusal.NOT_CONFIGURED);
    }
    if (!hasContent || signature.isEmpty() || !SECONDS.matcher(timestamp).matches()) {
      return Optional.of(Refusal.MALFORMED);
    }
    String expected = encrypted.isEmpty()
        ? MessageCrypto.signature(settings.token(), timestamp, nonce)
        : MessageCrypto.signature(settings.token(), timestamp, nonce, encrypted);
    if (!isEqual(expected, signature)) {
      return Optional.of(Refusal.WRONG_SIGNATURE);
    }
    Duration distance = Duration.between(
            Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
        .abs();
    return distance.compareTo(settings.window()) > 0
        ? Optional.of(Refusal.WRONG_TIME)
        : Optional.empty();
  }

  private Reading<EventMessage> decrypted(CallbackSettings settings, String encrypted) {
    String appId = accounts.resolve().appId();
    Optional<Opened> opened = new MessageCrypto(settings.aesKey(), appId)
        .open(encrypted)
        .or(() -> settings
            .previous()
            .filter(this::isAccepted)
            .flatMap(key -> new MessageCrypto(key.aesKey(), appId).open(encrypted)));
    if (opened.isEmpty()) {
      return new Reading.Refused<>(Refusal.WRONG_KEY);
    }
    return opened.get().appId().equals(appId)
        ? message(PushXml.read(opened.get().message()))
        : new Reading.Refused<>(Refusal.WRONG_ACCOUNT);
  }

  private static Reading<EventMessage> message(Map<String, String> fields) {
    Map<String, String> plain = new LinkedHashMap<>(fields);
    plain.remove(ENCRYPT);
    return plain.containsKey(MESSAGE_TYPE)
        ? new Reading.Valid<>(new EventMessage(plain))
        : new Reading.Refused<>(Refusal.MALFORMED);
  }

  private boolean isAccepted(CallbackSettings.PreviousKey key) {
    return key.isWellFormed() && clock.instant().isBefore(key.until());
  }

  private static boolean isEqual(String expected, String received) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), received.getBytes(StandardCharsets.UTF_8));
  }
}
