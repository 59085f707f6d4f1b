package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.member.PossessionEvent.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform with given memberships, which records its calls and can be made to fail. */
public final class InMemoryMemberPlatform implements MemberPlatform {
  private final Map<MembershipId, PlatformMember> members = new LinkedHashMap<>();
  private final Map<ActivateTicket, FormAnswers> tickets = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Optional<PlatformException> fault = Optional.empty();
  private boolean isFaultAfterwards;

  /** Adds a membership. */
  public synchronized void has(MembershipId id, PlatformMember member) {
    members.put(id, member);
  }

  /** Adds a membership that a person holds and that is not active. */
  public synchronized void has(MembershipId id, OpenId openid) {
    has(
        id,
        new PlatformMember(
            Optional.of(openid),
            Optional.empty(),
            FormAnswers.NONE,
            Optional.of(Kind.FOUND_HELD),
            false));
  }

  /** Issues a ticket. */
  public synchronized void issues(ActivateTicket ticket, FormAnswers answers) {
    tickets.put(ticket, answers);
  }

  /** Forgets a membership, as if its holder had deleted it. */
  public synchronized void forgets(MembershipId id) {
    members.remove(id);
  }

  /** Makes every call fail, before or after it is executed. */
  public synchronized void fails(PlatformException.Kind kind, boolean isAfterwards) {
    fault = Optional.of(new PlatformException(kind, "the platform fails as it was told to"));
    isFaultAfterwards = isAfterwards;
  }

  /** Makes calls succeed again. */
  public synchronized void recovers() {
    fault = Optional.empty();
  }

  /** Returns the calls so far, failed ones included, with what they change. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns a membership. */
  public synchronized Optional<PlatformMember> member(MembershipId id) {
    return Optional.ofNullable(members.get(id));
  }

  @Override
  public synchronized void setForm(CardId cardId, ActivationForm form) {
    call("setForm " + form.body());
    failIfTold(true);
  }

  @Override
  public synchronized OpenCardLink link(CardId cardId, OuterStr channel) {
    call("link " + channel);
    return new OpenCardLink("encrypted" + calls.size(), channel.value(), "biz");
  }

  @Override
  public synchronized Optional<FormAnswers> answers(ActivateTicket ticket) {
    call("answers");
    return Optional.ofNullable(tickets.get(ticket));
  }

  @Override
  public synchronized Execution activate(ActivationOrder order) {
    call("activate " + order.number() + " " + order.initial().bonus() + " "
        + order.initial().balance());
    Execution execution = execution(order.id());
    if (execution == Execution.DONE) {
      PlatformMember before = members.get(order.id());
      members.put(
          order.id(),
          new PlatformMember(
              before.openid(),
              Optional.of(order.number()),
              before.answers(),
              before.possession(),
              true));
    }
    failIfTold(true);
    return execution;
  }

  @Override
  public synchronized Optional<PlatformMember> find(MembershipId id) {
    call("find");
    return Optional.ofNullable(members.get(id));
  }

  @Override
  public synchronized Optional<PlatformClaim> claim(MembershipId id) {
    call("claim");
    return Optional.ofNullable(members.get(id))
        .map(member -> new PlatformClaim(member.openid(), new OuterStr("shop-7")));
  }

  @Override
  public synchronized List<MembershipId> copiesOf(Optional<CardId> cardId, OpenId openid) {
    call("copies");
    return members.entrySet().stream()
        .filter(entry -> entry.getValue().openid().equals(Optional.of(openid)))
        .map(Map.Entry::getKey)
        .filter(id -> cardId.isEmpty() || id.cardId().equals(cardId.get()))
        .toList();
  }

  @Override
  public synchronized Execution update(ValuesUpdate update) {
    call("values " + update.bonus().map(InMemoryMemberPlatform::text).orElse("-") + " "
        + update.balance().map(InMemoryMemberPlatform::text).orElse("-"));
    failIfTold(true);
    return execution(update.id());
  }

  @Override
  public synchronized Execution update(MembershipId id, MemberDisplay display) {
    call("display " + display.customFields() + display.backgroundPicUrl());
    failIfTold(true);
    return execution(id);
  }

  private static String text(Amount amount) {
    return amount.full() + "(" + amount.change() + " " + amount.reason() + ")";
  }

  private Execution execution(MembershipId id) {
    if (!members.containsKey(id)) {
      return Execution.UNKNOWN_CODE;
    }
    boolean isHeld = members.get(id).possession().equals(Optional.of(Kind.FOUND_HELD));
    return isHeld ? Execution.DONE : Execution.NOT_USABLE;
  }

  private void call(String call) {
    calls.add(call);
    failIfTold(false);
  }

  private void failIfTold(boolean isAfterwards) {
    if (fault.isPresent() && isFaultAfterwards == isAfterwards) {
      throw fault.get();
    }
  }
}
