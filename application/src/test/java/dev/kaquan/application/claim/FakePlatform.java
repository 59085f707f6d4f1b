package dev.kaquan.application.claim;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform that decrypts what it was taught, and is out of reach for what it was told. */
final class FakePlatform implements CardPlatform {
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final List<String> outOfReach = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  FakePlatform knows(String encrypted, String plain) {
    codes.put(encrypted, plain);
    return this;
  }

  FakePlatform isOutOfReachFor(String encrypted) {
    outOfReach.add(encrypted);
    return this;
  }

  void isBack() {
    outOfReach.clear();
  }

  @Override
  public Optional<CardCode> decrypt(EncryptedCode code) {
    asked.add(code.value());
    if (outOfReach.contains(code.value())) {
      throw new PlatformException(Kind.UNREACHABLE, "no answer");
    }
    return Optional.ofNullable(codes.get(code.value())).map(CardCode::new);
  }

  @Override
  public CardId create(CardTemplate template) {
    throw new AssertionError("no card is created here");
  }

  @Override
  public Optional<CardTemplate> find(CardId id) {
    throw new AssertionError("no card is looked for here");
  }
}
