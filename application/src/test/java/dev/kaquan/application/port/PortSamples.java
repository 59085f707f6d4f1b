package dev.kaquan.application.port;

import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Sample arguments and results of ports. */
public final class PortSamples {
  /** To the millisecond, which is the stored precision. */
  public static final Instant NOW = CardSamples.NOW.plusMillis(123);

  public static final CardId CARD_ID = CardSamples.CARD_ID;
  public static final Recipient.Bound PERSON = new Recipient.Bound(CardSamples.OPENID);
  public static final Recipient.Bound OTHER_PERSON =
      new Recipient.Bound(new OpenId("oFS7Fjotherotherotherotherot"));
  public static final Recipient ANYONE = new Recipient.Anyone();

  public static final OfferState.Taken TAKEN = taken("F3uE2ZyqWd9uPYmUXVvHCvNQNqwCdFD3");
  public static final OfferState.Taken OTHER_TAKEN = taken("AAAA2ZyqWd9uPYmUXVvHCvNQNqwCd+/=");
  public static final CardCode CODE = new CardCode("008834211234");
  public static final OfferState OPEN = new OfferState.Open();
  public static final OfferState CANCELLED = new OfferState.Cancelled();
  public static final OfferState FAILED = new OfferState.Failed("签名错误 \"x\"\n😀");

  private PortSamples() {}

  /** Returns a card stored at {@link #NOW}. */
  public static StoredCard storedCard(Card card) {
    return storedCard(card, NOW);
  }

  /** Returns a card stored at the given time. */
  public static StoredCard storedCard(Card card, Instant storedAt) {
    return StoredCard.created(card, template(card.title()), storedAt);
  }

  /** Returns every card, the latest created first; up to 100. */
  public static List<StoredCard> all(Cards cards) {
    return cards.list(Optional.empty(), new PageRequest(100, Optional.empty())).items();
  }

  /** {@link CardSamples#PLAIN} under another id. */
  public static Card card(String id) {
    Card card = CardSamples.PLAIN;
    return new Card(
        new CardId(id),
        card.type(),
        card.title(),
        card.codeMode(),
        card.bindOpenid(),
        card.validity(),
        card.quantity(),
        card.getLimit(),
        card.status());
  }

  /** {@link CardSamples#PLAIN} with codes of another kind. */
  public static Card card(CodeMode mode) {
    return card(CardSamples.PLAIN.type(), mode);
  }

  /** {@link CardSamples#PLAIN} of another type, with codes of another kind. */
  public static Card card(CardType type, CodeMode mode) {
    Card card = CardSamples.PLAIN;
    return new Card(
        card.id(),
        type,
        card.title(),
        mode,
        card.bindOpenid(),
        card.validity(),
        card.quantity(),
        card.getLimit(),
        card.status());
  }

  /** A template whose fields are not in alphabetical order. */
  public static Map<String, Object> template(String title) {
    Map<String, Object> baseInfo = new LinkedHashMap<>();
    baseInfo.put("title", title);
    baseInfo.put("color", "Color010");
    baseInfo.put("location_id_list", List.of(123, 456));
    baseInfo.put("can_share", true);
    baseInfo.put("sku", Map.of("quantity", 9_007_199_254_740_993L));
    Map<String, Object> groupon = new LinkedHashMap<>();
    groupon.put("deal_detail", "以下锅底2选1\n\"鸳鸯\" 😀");
    groupon.put("base_info", baseInfo);
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("card_type", "GROUPON");
    card.put("groupon", groupon);
    return Map.of("card", card);
  }

  /** A request by {@link #PERSON} at {@link #NOW} with an offer in each state. */
  public static AddCardRequest request(String id, OfferState... states) {
    return request(id, PERSON, NOW, states);
  }

  /** A request with an offer in each state. */
  public static AddCardRequest request(
      String id, Recipient person, Instant madeAt, OfferState... states) {
    List<Offer> offers = new ArrayList<>();
    for (OfferState state : states) {
      offers.add(offer(id, offers.size(), state));
    }
    return new AddCardRequest(new RequestId(id), person, madeAt, offers);
  }

  /** Returns {@code request} with its offers in other states. */
  public static AddCardRequest in(AddCardRequest request, OfferState... states) {
    List<Offer> offers = new ArrayList<>(request.offers());
    for (int index = 0; index < states.length; index++) {
      offers.set(index, offers.get(index).in(states[index]));
    }
    return request.with(offers);
  }

  /** Returns an offer with a unique cardExt. */
  public static Offer offer(String request, int index, OfferState state) {
    String cardExt =
        "{\"timestamp\":\"1490190158\",\"nonce_str\":\"" + request + "-" + index + "\"}";
    return new Offer(CARD_ID, cardExt, new OuterStr("柜台 " + index), state);
  }

  /** Returns the holding of a code of {@link #CARD_ID} by {@link #PERSON}. */
  public static Holding holding(CardCode code) {
    return holding(code, PERSON, NOW);
  }

  /** Returns the holding of a code of {@link #CARD_ID} by the given person. */
  public static Holding holding(CardCode code, Recipient holder, Instant since) {
    return new Holding(CARD_ID, code, holder, new OuterStr("柜台"), since);
  }

  public static OfferState.Taken taken(String encryptedCode) {
    return new OfferState.Taken(new EncryptedCode(encryptedCode));
  }

  /** Returns the states that an offer can have when it is issued or reported. */
  public static OfferState reported(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> OPEN;
      case 1 -> CANCELLED;
      case 2 -> new OfferState.Failed(CardSamples.string(random, random.nextInt(40)));
      default -> taken(CardSamples.string(random, 32).replace('_', '+').replace('-', '/'));
    };
  }

  /** Returns the requests with a pending code, in the order of the next attempts. */
  public static List<RequestId> pending(AddCardRequests requests) {
    return requests.pendingCodes(NOW.plus(Duration.ofDays(1)), 1000).stream()
        .map(AddCardRequests.PendingCode::id)
        .distinct()
        .toList();
  }
}
