package dev.kaquan.wechat;

import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.wire.ActivateRequest;
import dev.kaquan.wire.ActivateTempInfoReply;
import dev.kaquan.wire.ActivateTicketRequest;
import dev.kaquan.wire.ActivateUrlReply;
import dev.kaquan.wire.ActivateUrlRequest;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.HeldCardsReply;
import dev.kaquan.wire.HeldCardsRequest;
import dev.kaquan.wire.MemberCodeRequest;
import dev.kaquan.wire.UserInfoReply;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class WeChatMemberPlatform implements MemberPlatform {
  private final PlatformCalls calls;

  @Inject
  WeChatMemberPlatform(PlatformCalls calls) {
    this.calls = calls;
  }

  @Override
  public void setForm(CardId cardId, ActivationForm form) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("card_id", cardId.value());
    body.putAll(form.body());
    CardId unused = calls.send(Endpoint.SET_FORM, body, ErrorReply.class, reply -> cardId);
  }

  @Override
  public OpenCardLink link(CardId cardId, OuterStr channel) {
    return calls.send(
        Endpoint.ACTIVATE_URL,
        new ActivateUrlRequest(cardId.value(), channel.value()),
        ActivateUrlReply.class,
        reply -> OpenCardLink.parse(ReplyMapper.required(reply.url(), "url")));
  }

  @Override
  public Optional<FormAnswers> answers(ActivateTicket ticket) {
    return calls.find(
        Endpoint.TEMP_INFO,
        new ActivateTicketRequest(ticket.value()),
        ActivateTempInfoReply.class,
        reply -> MemberMapper.answers(ReplyMapper.required(reply.info(), "info")));
  }

  @Override
  public Execution activate(ActivationOrder order) {
    return execute(
        Endpoint.ACTIVATE,
        new ActivateRequest(
            order.number().value(),
            order.id().code().value(),
            order.id().cardId().value(),
            nonZero(order.initial().bonus()),
            nonZero(order.initial().balance())));
  }

  @Override
  public Optional<PlatformMember> find(MembershipId id) {
    return calls.find(
        Endpoint.USER_INFO,
        new MemberCodeRequest(id.cardId().value(), id.code().value()),
        UserInfoReply.class,
        MemberMapper::member);
  }

  @Override
  public Optional<PlatformClaim> claim(MembershipId id) {
    return calls.find(
        Endpoint.CODE_GET,
        new MemberCodeRequest(id.cardId().value(), id.code().value()),
        CodeGetReply.class,
        MemberMapper::claim);
  }

  @Override
  public List<MembershipId> copiesOf(Optional<CardId> cardId, OpenId openid) {
    return calls.send(
        Endpoint.HELD_CARDS,
        new HeldCardsRequest(openid.value(), cardId.map(CardId::value).orElse("")),
        HeldCardsReply.class,
        reply -> ReplyMapper.required(reply.cardList(), "card_list").stream()
            .map(held -> new MembershipId(new CardId(held.cardId()), new CardCode(held.code())))
            .filter(id -> cardId.isEmpty() || id.cardId().equals(cardId.get()))
            .toList());
  }

  @Override
  public Execution update(ValuesUpdate update) {
    return execute(Endpoint.UPDATE_USER, MemberMapper.request(update));
  }

  @Override
  public Execution update(MembershipId id, MemberDisplay display) {
    return execute(Endpoint.UPDATE_USER, MemberMapper.request(id, display));
  }

  private static @Nullable Long nonZero(long value) {
    return value == 0 ? null : value;
  }

  private Execution execute(Endpoint call, Object body) {
    return calls.send(
        call, body, ErrorReply.class, reply -> Execution.DONE, WeChatMemberPlatform::notExecuted);
  }

  private static Optional<Execution> notExecuted(FailedCallException failure) {
    if (failure.isNotFound()) {
      return Optional.of(Execution.UNKNOWN_CODE);
    }
    return failure.isNotUsable() ? Optional.of(Execution.NOT_USABLE) : Optional.empty();
  }
}
