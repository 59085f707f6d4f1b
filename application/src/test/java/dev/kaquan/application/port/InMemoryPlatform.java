package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform that knows what it was told, and is out of order when told so. */
public final class InMemoryPlatform implements CardPlatform {
  private final Map<CardId, CardTemplate> cards = new HashMap<>();
  private final Map<EncryptedCode, CardCode> codes = new HashMap<>();
  private final Map<Object, PlatformException> faults = new HashMap<>();
  private final List<EncryptedCode> decrypted = new ArrayList<>();

  /** The account has this card. */
  public synchronized void has(CardId id, CardTemplate template) {
    cards.put(id, template);
  }

  /** The account's code that is encrypted like this. */
  public synchronized void has(EncryptedCode encrypted, CardCode code) {
    codes.put(encrypted, code);
  }

  /** Whoever asks for {@code subject}, a card id or an encrypted code, gets a fault. */
  public synchronized void failsAt(Object subject, PlatformException.Kind kind) {
    faults.put(subject, new PlatformException(kind, "the platform fails as it was told to"));
  }

  /** Is in order again. */
  public synchronized void recovers() {
    faults.clear();
  }

  /** Which codes were asked for, whatever came of it. */
  public synchronized List<EncryptedCode> decrypted() {
    return List.copyOf(decrypted);
  }

  @Override
  public synchronized CardId create(CardTemplate template) {
    CardId id = new CardId("pCard" + cards.size());
    failIfTold(id);
    cards.put(id, template);
    return id;
  }

  @Override
  public synchronized Optional<CardTemplate> find(CardId id) {
    failIfTold(id);
    return Optional.ofNullable(cards.get(id));
  }

  @Override
  public synchronized Optional<CardCode> decrypt(EncryptedCode code) {
    decrypted.add(code);
    failIfTold(code);
    return Optional.ofNullable(codes.get(code));
  }

  private void failIfTold(Object subject) {
    PlatformException fault = faults.get(subject);
    if (fault != null) {
      throw fault;
    }
  }
}
