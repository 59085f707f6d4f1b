package dev.kaquan.application.member;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryActivationForms;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.InMemoryMemberPlatform;
import dev.kaquan.application.port.InMemoryMemberships;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.NumberPattern;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Use cases of member cards with a platform and a storage in memory. */
final class MemberFixture implements InstantSource {
  static final CardId CARD = CardSamples.CARD_ID;
  static final ActivationForm FORM = ActivationForm.of(Map.of(
      "required_form", Map.of("common_field_id_list", List.of("USER_FORM_INFO_FLAG_MOBILE"))));

  final List<Duration> pauses = new ArrayList<>();
  final InMemoryCards cards = new InMemoryCards();
  final InMemoryActivationForms forms = new InMemoryActivationForms();
  final InMemoryMemberPlatform platform = new InMemoryMemberPlatform();
  final InMemoryMemberships memberships = new InMemoryMemberships();
  final InMemoryPlatform cardPlatform = new InMemoryPlatform();
  final InMemoryLedger claims = new InMemoryLedger();
  final MemberCards memberCards = new MemberCards(cards);
  final NumberAllocator allocator =
      new NumberAllocator(memberships, () -> new NumberPattern("VIP{seq:4}"), this);
  final MembershipUpdates updates = new MembershipUpdates(memberships, this::nonce, this);
  final MembershipLock lock =
      new MembershipLock(memberships, this::nonce, time -> pauses.add(time), this);
  final PlatformView view =
      new PlatformView(platform, updates, memberships, memberships, this::nonce, this);
  final ActivationSteps steps = new ActivationSteps(
      memberships,
      updates,
      platform,
      view,
      new ValuesSteps(memberships, memberCards, platform, view, this),
      allocator,
      this);
  final ActivationStart start = new ActivationStart(
      memberships, memberships, updates, lock, steps, cardPlatform, claims, platform, this);
  final ResumeActivation resumeActivation =
      new ResumeActivationService(memberCards, start, lock, view, platform, this);
  final ActivateMembership activateMembership = new ActivateMembershipService(memberCards, start);
  final CompleteActivations completeActivations =
      new CompleteActivationsService(memberships, memberCards, updates, lock, start, steps, this);
  final AdjustMemberService adjustMember = new AdjustMemberService(
      memberships, memberships, memberCards, lock, steps, this::nonce, this);
  final ChangeMember changeMember =
      new ChangeMemberService(memberships, updates, lock, platform, view);
  final SyncMember syncMember =
      new SyncMemberService(memberships, memberCards, lock, start, steps, view);
  final ExpireBonus expireBonus = new ExpireBonusService(memberships, this::nonce, this);
  private int nonces;
  private Instant now = PortSamples.NOW;

  /** Stores a member card with the fields of its activation, and with bonus and balance. */
  void has(String... fields) {
    has(true, fields);
  }

  /** Stores a member card that shows neither bonus nor balance. */
  void hasWithoutValues(String... fields) {
    has(false, fields);
  }

  private void has(boolean hasValues, String... fields) {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    Map<String, Object> card = TemplateSamples.typeObject(body);
    card.put("supply_bonus", hasValues);
    card.put("supply_balance", hasValues);
    card.keySet().removeAll(List.of("auto_activate", "wx_activate", "activate_url"));
    for (String field : fields) {
      card.put(field, field.endsWith("url") ? "https://example.com" : (Object) true);
    }
    has(CardTemplate.restored(body));
  }

  /** Stores a card. */
  void has(CardTemplate template) {
    cards.save(StoredCard.created(
        template.card(CARD, CardStatus.VERIFY_OK), template.body(), PortSamples.NOW));
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  private String nonce() {
    return "nonce" + nonces++;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
