package dev.kaquan.http;

import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.Refusal;
import io.javalin.http.Context;

/** The problems of member cards. */
final class MemberProblems {
  private MemberProblems() {}

  static void answer(Context context, Refusal refusal) {
    Problems.answer(context, MemberCodec.problem(refusal));
  }
}
