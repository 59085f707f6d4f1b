package dev.kaquan.http;

import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.ListMembers;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.MembershipId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/members}. */
final class MemberRoutes implements Routes {
  private final ListMembers listMembers;
  private final FindMember findMember;

  @Inject
  MemberRoutes(ListMembers listMembers, FindMember findMember) {
    this.listMembers = listMembers;
    this.findMember = findMember;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/members", this::list)
            .allowing("cardId", "channel", "state", "openid", "limit", "after"),
        Endpoint.get("/v1/members/{cardId}/{code}", this::find));
  }

  private void list(Context context) {
    Filter filter = MemberCodec.filter(
        QueryParameters.value(context, "cardId"),
        QueryParameters.value(context, "channel"),
        QueryParameters.value(context, "state"),
        QueryParameters.value(context, "openid"));
    Bodies.json(
        context, 200, MemberCodec.members(listMembers.list(filter, QueryParameters.page(context))));
  }

  private void find(Context context) {
    findMember
        .find(memberId(context))
        .ifPresentOrElse(
            member -> Bodies.json(context, 200, MemberCodec.member(member)),
            () -> MemberProblems.answer(context, Refusal.UNKNOWN_MEMBER));
  }

  private static MembershipId memberId(Context context) {
    return new MembershipId(
        new CardId(context.pathParam("cardId")), new CardCode(context.pathParam("code")));
  }
}
