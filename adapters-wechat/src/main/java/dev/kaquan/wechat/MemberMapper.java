package dev.kaquan.wechat;

import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.MemberPlatform.Amount;
import dev.kaquan.application.port.MemberPlatform.PlatformClaim;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.MemberPlatform.ValuesUpdate;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.PossessionEvent.Kind;
import dev.kaquan.wire.CodeGetReply;
import dev.kaquan.wire.FormAnswersJson;
import dev.kaquan.wire.NotifyOptional;
import dev.kaquan.wire.UpdateUserRequest;
import dev.kaquan.wire.UserInfoReply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps memberships between the platform's records and the domain. */
final class MemberMapper {
  private MemberMapper() {}

  static PlatformMember member(UserInfoReply reply) {
    return new PlatformMember(
        present(reply.openid()).map(OpenId::new),
        present(reply.membershipNumber()).map(MembershipNumber::new),
        reply.userInfo() == null ? FormAnswers.NONE : answers(reply.userInfo()),
        possession(present(reply.userCardStatus()).orElse("")),
        reply.hasActive(),
        values(reply));
  }

  private static Optional<MemberValues> values(UserInfoReply reply) {
    Long bonus = reply.bonus();
    Long balance = reply.balance();
    return bonus == null || balance == null
        ? Optional.empty()
        : new Violations().capture("", () -> new MemberValues(bonus, balance));
  }

  static PlatformClaim claim(CodeGetReply reply) {
    return new PlatformClaim(
        present(reply.openid()).map(OpenId::new), new OuterStr(text(reply.outerStr())));
  }

  static PlatformCode code(CodeGetReply reply) {
    String status = present(reply.userCardStatus()).orElse("");
    boolean isRedeemed = status.equals("CONSUMED");
    return new PlatformCode(
        present(reply.openid()).map(OpenId::new),
        new OuterStr(text(reply.outerStr())),
        isRedeemed ? Optional.of(Possession.HELD) : possession(status).map(Kind::result),
        isRedeemed);
  }

  static FormAnswers answers(FormAnswersJson info) {
    return new FormAnswers(
        items(info.common())
            .map(answer -> new Answer(text(answer.name()), text(answer.value()), List.of()))
            .toList(),
        items(info.custom())
            .map(answer -> new Answer(
                text(answer.name()),
                text(answer.value()),
                items(answer.values()).toList()))
            .toList());
  }

  static UpdateUserRequest request(ValuesUpdate update) {
    @Nullable Amount bonus = update.bonus().orElse(null);
    @Nullable Amount balance = update.balance().orElse(null);
    return new UpdateUserRequest(
        update.id().code().value(),
        update.id().cardId().value(),
        bonus == null ? null : bonus.full(),
        bonus == null ? null : bonus.change(),
        bonus == null ? null : bonus.reason(),
        balance == null ? null : balance.full(),
        balance == null ? null : balance.change(),
        balance == null ? null : balance.reason(),
        null,
        null,
        null,
        null,
        new NotifyOptional(
            bonus == null ? null : update.isNotified(),
            balance == null ? null : update.isNotified(),
            null,
            null,
            null));
  }

  static UpdateUserRequest request(MembershipId id, MemberDisplay display) {
    return new UpdateUserRequest(
        id.code().value(),
        id.cardId().value(),
        null,
        null,
        null,
        null,
        null,
        null,
        display.customFields().get(0).orElse(null),
        display.customFields().get(1).orElse(null),
        display.customFields().get(2).orElse(null),
        display.backgroundPicUrl().orElse(null),
        null);
  }

  private static Optional<Kind> possession(String status) {
    return switch (status) {
      case "NORMAL", "GIFT_TIMEOUT" -> Optional.of(Kind.FOUND_HELD);
      case "GIFTING" -> Optional.of(Kind.OFFERED);
      case "GIFT_SUCC" -> Optional.of(Kind.GIVEN_AWAY);
      case "DELETE" -> Optional.of(Kind.DELETED);
      case "UNAVAILABLE" -> Optional.of(Kind.MADE_UNAVAILABLE);
      case "EXPIRE" -> Optional.of(Kind.EXPIRED);
      default -> Optional.empty();
    };
  }

  private static Optional<String> present(@Nullable String value) {
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static <T> Stream<T> items(@Nullable List<T> items) {
    return items == null ? Stream.of() : items.stream().filter(item -> item != null);
  }
}
