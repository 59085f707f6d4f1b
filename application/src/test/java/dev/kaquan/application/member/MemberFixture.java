package dev.kaquan.application.member;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryActivationForms;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryMemberPlatform;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Use cases of member cards with a platform and a storage in memory. */
final class MemberFixture implements InstantSource {
  static final CardId CARD = CardSamples.CARD_ID;
  static final ActivationForm FORM = ActivationForm.of(Map.of(
      "required_form", Map.of("common_field_id_list", List.of("USER_FORM_INFO_FLAG_MOBILE"))));

  final InMemoryCards cards = new InMemoryCards();
  final InMemoryActivationForms forms = new InMemoryActivationForms();
  final InMemoryMemberPlatform platform = new InMemoryMemberPlatform();
  final MemberCards memberCards = new MemberCards(cards);
  private Instant now = PortSamples.NOW;

  /** Stores a member card with the fields of its activation, which are true or texts. */
  void has(String... fields) {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    Map<String, Object> card = TemplateSamples.typeObject(body);
    card.put("supply_bonus", true);
    card.put("supply_balance", true);
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

  @Override
  public Instant instant() {
    return now;
  }
}
