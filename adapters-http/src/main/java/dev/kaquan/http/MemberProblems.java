package dev.kaquan.http;

import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.Refusal;
import io.javalin.http.Context;

/** The problems of member cards. */
final class MemberProblems {
  private MemberProblems() {}

  static void answer(Context context, Refusal refusal) {
    Problems.answer(context, status(refusal), refusal.wireName(), MemberCodec.detail(refusal));
  }

  private static int status(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_CARD, UNKNOWN_MEMBER, UNKNOWN_ADJUSTMENT, NO_FORM -> 404;
      case NOT_A_MEMBER_CARD,
          NOT_ONE_TAP,
          NOT_BY_PAGE,
          GIVEN_CODES,
          TICKET_REFUSED,
          CARD_NOT_HELD,
          NUMBER_TAKEN,
          NUMBERS_EXHAUSTED,
          NOT_ACTIVE,
          NOT_REVERSIBLE,
          ALREADY_REVERSED,
          BELOW_ZERO,
          ABOVE_LIMIT,
          NO_BONUS,
          NO_BALANCE -> 409;
    };
  }
}
