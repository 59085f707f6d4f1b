package dev.kaquan.sandbox.member;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.List;
import java.util.Map;

/** Memberships, and the forms of member cards. Everything is done within {@link Store#change}. */
public final class Memberships {
  private final Table<Membership> memberships;
  private final Table<Form> forms;
  private final Table<Ticket> tickets;
  private final CardRecords cardRecords;

  /** What a card asks of people, as it was set. */
  public record Form(Map<String, Object> body) {}

  /**
   * Lets the merchant look at what a person filled in.
   *
   * @param expiresAt Unix seconds
   */
  public record Ticket(String cardId, String code, long expiresAt) {
    @Override
    public String toString() {
      return "Ticket[" + cardId + "]";
    }
  }

  /** What was kept. */
  public Memberships(Store store, CardRecords cardRecords) {
    this.memberships = store.table("membership", Membership.class);
    this.forms = store.table("form", Form.class);
    this.tickets = store.table("activate_ticket", Ticket.class);
    this.cardRecords = cardRecords;
  }

  /** A card was taken: one that activates itself is a membership from now on. */
  public void taken(HeldCode code) {
    CardRecord template = cardRecords.get(code.cardId());
    if (isMemberCard(template) && ActivationMode.of(template) == ActivationMode.AUTOMATIC) {
      put(of(code).activated(code.code(), 0, 0, List.of("", "", "")));
    }
  }

  /** A code got another name, under which the membership goes on. */
  public void renamed(HeldCode before, HeldCode after) {
    memberships.get(key(before)).ifPresent(membership -> {
      memberships.remove(key(before));
      put(membership.named(after.code()));
    });
  }

  /** The membership of a code, active or not. */
  Membership of(HeldCode code) {
    return memberships
        .get(key(code))
        .orElseGet(() -> new Membership(
            code.cardId(),
            code.code(),
            false,
            "",
            0,
            0,
            List.of("", "", ""),
            List.of(),
            List.of()));
  }

  void put(Membership membership) {
    memberships.put(membership.cardId() + ' ' + membership.code(), membership);
  }

  Form form(String cardId) {
    return forms.get(cardId).orElse(new Form(Map.of()));
  }

  void setForm(String cardId, Form form) {
    forms.put(cardId, form);
  }

  /**
   * The ticket of that text.
   *
   * @throws PlatformError 72011 if there is none, 72012 if it has ended
   */
  Ticket ticket(String text, long now) {
    Ticket ticket =
        tickets.get(text).orElseThrow(() -> new PlatformError(ErrCode.INVALID_ACTIVATE_TICKET));
    if (ticket.expiresAt() <= now) {
      throw new PlatformError(ErrCode.ACTIVATE_TICKET_EXPIRED);
    }
    return ticket;
  }

  void issue(String text, Ticket ticket) {
    tickets.put(text, ticket);
  }

  /**
   * The template of a member card.
   *
   * @throws PlatformError 40073 if there is no such card, 72003 if it is of another type
   */
  CardRecord memberCard(String cardId) {
    CardRecord template = cardRecords.get(cardId);
    if (!isMemberCard(template)) {
      throw new PlatformError(ErrCode.NEED_MEMBER_CARD);
    }
    return template;
  }

  private boolean isMemberCard(CardRecord template) {
    return cardRecords.rules(template).type() == CardType.MEMBER_CARD;
  }

  private static String key(HeldCode code) {
    return code.cardId() + ' ' + code.code();
  }
}
