package dev.kaquan.application.member;

import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.OpenCardLink;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

@Singleton
final class PrepareOpenCardService implements PrepareOpenCard {
  /** WeChat documents no end of a link; a card that changes is asked for again soon. */
  static final Duration CACHED_FOR = Duration.ofMinutes(10);

  /** Channels are free text, so that there may be any number. */
  private static final int MAX_CACHED = 1000;

  private final MemberCards cards;
  private final ActivationForms forms;
  private final MemberPlatform platform;
  private final InstantSource clock;
  private final Map<Key, CachedLink> cache = new LinkedHashMap<>();

  @Inject
  PrepareOpenCardService(
      MemberCards cards, ActivationForms forms, MemberPlatform platform, InstantSource clock) {
    this.cards = cards;
    this.forms = forms;
    this.platform = platform;
    this.clock = clock;
  }

  private record Key(CardId cardId, OuterStr channel) {}

  private record CachedLink(OpenCardLink link, Instant until) {}

  @Override
  public Outcome prepare(CardId cardId, OuterStr channel) {
    return cards.fold(cardId, card -> prepare(card, channel), Refused::new);
  }

  private Outcome prepare(MemberCard card, OuterStr channel) {
    if (!card.mode().hasComponent()) {
      return new Refused(Refusal.NOT_ONE_TAP);
    }
    if (card.card().codeMode() == CodeMode.CUSTOM) {
      return new Refused(Refusal.GIVEN_CODES);
    }
    if (forms.find(card.card().id()).isEmpty()) {
      return new Refused(Refusal.NO_FORM);
    }
    return new Prepared(link(new Key(card.card().id(), channel)));
  }

  private OpenCardLink link(Key key) {
    return cached(key).orElseGet(() -> {
      OpenCardLink link = platform.link(key.cardId(), key.channel());
      store(key, link);
      return link;
    });
  }

  private synchronized Optional<OpenCardLink> cached(Key key) {
    return Optional.ofNullable(cache.get(key))
        .filter(cached -> clock.instant().isBefore(cached.until()))
        .map(CachedLink::link);
  }

  private synchronized void store(Key key, OpenCardLink link) {
    cache.remove(key);
    cache.put(key, new CachedLink(link, clock.instant().plus(CACHED_FOR)));
    if (cache.size() > MAX_CACHED) {
      cache.remove(cache.keySet().iterator().next());
    }
  }
}
