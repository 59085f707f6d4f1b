package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores forms in memory. */
public final class InMemoryActivationForms implements ActivationForms {
  private final Map<CardId, ActivationForm> stored = new ConcurrentHashMap<>();

  @Override
  public void save(CardId cardId, ActivationForm form) {
    stored.put(cardId, form);
  }

  @Override
  public Optional<ActivationForm> find(CardId cardId) {
    return Optional.ofNullable(stored.get(cardId));
  }
}
