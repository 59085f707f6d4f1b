package dev.kaquan.sandbox.member;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.Policy;
import dev.kaquan.sandbox.code.CodeKey;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.util.Map;

/** Memberships, activation tickets, and the forms of member cards. Use it inside {@link Store#change}. */
public final class Memberships {
  private static final int TICKET_LENGTH = 64;

  private final Table<Membership> memberships;
  private final Table<Form> forms;
  private final Table<Ticket> tickets;
  private final SandboxContext context;
  private final CardRecords cardRecords;
  private final Policy policy;

  /** The form of a card, as the merchant set it. */
  public record Form(Map<String, Object> body) {}

  /**
   * Allows the merchant to read what a person filled in.
   *
   * @param expiresAt Unix seconds
   */
  public record Ticket(String cardId, String code, long expiresAt) {
    CodeKey key() {
      return new CodeKey(cardId, code);
    }

    @Override
    public String toString() {
      return "Ticket[" + cardId + "]";
    }
  }

  /** Opens the tables of memberships, forms and activation tickets. */
  public Memberships(SandboxContext context, CardRecords cardRecords, Policy policy) {
    this.memberships = context.store().table("membership", Membership.class);
    this.forms = context.store().table("form", Form.class);
    this.tickets = context.store().table("activate_ticket", Ticket.class);
    this.context = context;
    this.cardRecords = cardRecords;
    this.policy = policy;
  }

  /** Activates the membership of a code that was just claimed if its card activates automatically. */
  public void activateOnClaim(HeldCode code) {
    CardRecord card = cardRecords.get(code.cardId());
    if (isMemberCard(card) && mode(card) == ActivationMode.AUTOMATIC) {
      put(code, of(code).activated(code.code(), 0, 0, Membership.NO_FIELDS));
    }
  }

  /** Returns the membership of a code, active or not. */
  public Membership of(HeldCode code) {
    return memberships.get(code.id()).orElse(Membership.INACTIVE);
  }

  public void put(HeldCode code, Membership membership) {
    memberships.put(code.id(), membership);
  }

  /** Returns the form of a card; an empty one if none is set. */
  public Form form(String cardId) {
    return forms.get(cardId).orElse(new Form(Map.of()));
  }

  void setForm(String cardId, Form form) {
    forms.put(cardId, form);
  }

  /**
   * Returns an activation ticket.
   *
   * @throws PlatformError 72011 if it is unknown, 72012 if it has expired
   */
  Ticket ticket(String text) {
    Ticket ticket =
        tickets.get(text).orElseThrow(() -> new PlatformError(ErrCode.INVALID_ACTIVATE_TICKET));
    if (ticket.expiresAt() <= context.clock().seconds()) {
      throw new PlatformError(ErrCode.ACTIVATE_TICKET_EXPIRED);
    }
    return ticket;
  }

  /** Issues an activation ticket for a code whose form was submitted. */
  public String issueTicket(HeldCode code) {
    String text = context.randomStrings().letters(TICKET_LENGTH);
    long expiresAt = context.clock().seconds() + policy.now().activateTicketSeconds();
    tickets.put(text, new Ticket(code.cardId(), code.code(), expiresAt));
    return text;
  }

  /**
   * Returns a member card.
   *
   * @throws PlatformError 40073 if there is no such card, 72003 if it has another type
   */
  public CardRecord memberCard(String cardId) {
    CardRecord card = cardRecords.get(cardId);
    if (!isMemberCard(card)) {
      throw new PlatformError(ErrCode.NEED_MEMBER_CARD);
    }
    return card;
  }

  /** Returns how a member card becomes an active membership. */
  public static ActivationMode mode(CardRecord card) {
    return ActivationMode.of(CardTemplate.restored(Map.of("card", card.card())))
        .map(ActivationMode.Derived::mode)
        .orElseThrow(() -> new PlatformError(ErrCode.NEED_MEMBER_CARD));
  }

  private boolean isMemberCard(CardRecord card) {
    return cardRecords.rules(card).type() == CardType.MEMBER_CARD;
  }
}
