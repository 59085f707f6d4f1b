package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.template.CardTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform with given cards and codes, which can be made to fail. */
public final class InMemoryPlatform implements CardPlatform {
  private final Map<CardId, CardTemplate> cards = new LinkedHashMap<>();
  private final Map<EncryptedCode, CardCode> codes = new HashMap<>();
  private final Map<Object, PlatformException> faults = new HashMap<>();
  private final List<EncryptedCode> decrypted = new ArrayList<>();

  /** Adds a card to the account. */
  public synchronized void has(CardId id, CardTemplate template) {
    cards.put(id, template);
  }

  /** Adds a code of the account with its encrypted form. */
  public synchronized void has(EncryptedCode encrypted, CardCode code) {
    codes.put(encrypted, code);
  }

  /** Makes calls about {@code subject}, a card id or an encrypted code, fail. */
  public synchronized void failsAt(Object subject, PlatformException.Kind kind) {
    faults.put(subject, new PlatformException(kind, "the platform fails as it was told to"));
  }

  /** Makes calls succeed again. */
  public synchronized void recovers() {
    faults.clear();
  }

  /** Returns the codes of all requests, including failed ones. */
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
  public synchronized List<CardId> cardIds() {
    failIfTold("cardIds");
    return List.copyOf(cards.keySet());
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
