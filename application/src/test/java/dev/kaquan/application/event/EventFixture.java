package dev.kaquan.application.event;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.kaquan.application.card.CardUseCases;
import dev.kaquan.application.member.CompleteActivations;
import dev.kaquan.application.member.MemberUseCases;
import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.InMemoryActivationForms;
import dev.kaquan.application.port.InMemoryCardCreations;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryEventInbox;
import dev.kaquan.application.port.InMemoryIdempotencyKeys;
import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.InMemoryMemberPlatform;
import dev.kaquan.application.port.InMemoryMemberships;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MembershipLocks;
import dev.kaquan.application.port.MembershipNumbers;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.MerchantAccount;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.NumberPatterns;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.Pushes;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.NumberPattern;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The use cases of events with a platform and a storage in memory. */
final class EventFixture implements InstantSource {
  static final CardId CARD = CardSamples.CARD_ID;
  static final String OPENID = CardSamples.OPENID.value();
  static final AppId APP_ID = new AppId("wxb11529c136998cb6");

  final InMemoryCards cards = new InMemoryCards();
  final InMemoryPlatform cardPlatform = new InMemoryPlatform();
  final InMemoryMemberPlatform platform = new InMemoryMemberPlatform();
  final InMemoryMemberships memberships = new InMemoryMemberships();
  final InMemoryLedger claims = new InMemoryLedger(new InMemoryIdempotencyKeys());
  final InMemoryEventInbox inbox = new InMemoryEventInbox(memberships, claims);
  private final Injector injector = Guice.createInjector(
      new CardUseCases(), new MemberUseCases(), new EventUseCases(), new Ports(this));
  private Instant now = PortSamples.NOW;
  private int nonces;

  private static final class Ports extends AbstractModule {
    private final EventFixture fixture;

    Ports(EventFixture fixture) {
      this.fixture = fixture;
    }

    @Override
    protected void configure() {
      bind(ActivationForms.class).toInstance(new InMemoryActivationForms());
      bind(AddCardRequests.class).toInstance(fixture.claims);
      bind(CardCreations.class).toInstance(new InMemoryCardCreations(fixture.cards));
      bind(CardPlatform.class).toInstance(fixture.cardPlatform);
      bind(Cards.class).toInstance(fixture.cards);
      bind(EventInbox.class).toInstance(fixture.inbox);
      bind(Holdings.class).toInstance(fixture.claims);
      bind(InstantSource.class).toInstance(fixture);
      bind(MemberLedger.class).toInstance(fixture.memberships);
      bind(MemberPlatform.class).toInstance(fixture.platform);
      bind(MembershipLocks.class).toInstance(fixture.memberships);
      bind(MembershipNumbers.class).toInstance(fixture.memberships);
      bind(Memberships.class).toInstance(fixture.memberships);
      bind(MerchantAccount.class).toInstance(() -> APP_ID);
      bind(Nonces.class).toInstance(() -> "nonce" + fixture.nonces++);
      bind(NumberPatterns.class).toInstance(() -> new NumberPattern("VIP{seq:4}"));
      bind(Pauses.class).toInstance(time -> {});
      bind(Pushes.class).toInstance(new NoPushes());
    }
  }

  private static final class NoPushes implements Pushes {
    @Override
    public Reading<String> echo(Map<String, String> query) {
      return new Reading.Refused<>(Refusal.NOT_CONFIGURED);
    }

    @Override
    public Reading<EventMessage> read(Map<String, String> query, String body) {
      return new Reading.Refused<>(Refusal.NOT_CONFIGURED);
    }

    @Override
    public Setup setup() {
      return new Setup(false, false, false, false, List.of());
    }
  }

  /** Stores a member card with the fields of its activation. */
  void hasMemberCard(String... fields) {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    Map<String, Object> card = TemplateSamples.typeObject(body);
    card.keySet().removeAll(List.of("auto_activate", "wx_activate", "activate_url"));
    for (String field : fields) {
      card.put(field, field.endsWith("url") ? "https://example.com" : (Object) true);
    }
    has(CardTemplate.restored(body));
  }

  /** Stores a coupon. */
  void hasCoupon() {
    has(CardTemplate.restored(TemplateSamples.body(CardType.GROUPON)));
  }

  private void has(CardTemplate template) {
    cards.save(StoredCard.created(
        template.card(CARD, CardStatus.VERIFY_OK), template.body(), PortSamples.NOW));
  }

  /** Returns an event of the card and a code. */
  static EventMessage event(String type, long second, String code, String... more) {
    return EventSamples.of(
        type,
        OPENID,
        PortSamples.NOW.getEpochSecond() + second,
        Stream.concat(Stream.of("CardId", CARD.value(), "UserCardCode", code), Stream.of(more))
            .toArray(String[]::new));
  }

  EventId receives(EventMessage message) {
    EventId id = EventId.of(APP_ID, message);
    boolean unused = inbox.add(id, message, now);
    return id;
  }

  int processes() {
    return injector.getInstance(ProcessEvents.class).processDue();
  }

  void completes() {
    int unused = injector.getInstance(CompleteActivations.class).completeDue();
  }

  int replaysParked(Filter filter) {
    return injector.getInstance(ReplayParkedEvents.class).replay(filter);
  }

  ReplayEvent.Outcome replays(EventId id) {
    return injector.getInstance(ReplayEvent.class).replay(id);
  }

  StoredEvent event(EventId id) {
    return inbox.find(id).orElseThrow();
  }

  StoredMembership member(String code) {
    return memberships.find(id(code)).orElseThrow();
  }

  static MembershipId id(String code) {
    return new MembershipId(CARD, new CardCode(code));
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
