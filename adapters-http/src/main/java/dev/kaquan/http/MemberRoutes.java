package dev.kaquan.http;

import dev.kaquan.api.AdjustmentCodec;
import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.ChangeMember;
import dev.kaquan.application.member.FindMember;
import dev.kaquan.application.member.ListAdjustments;
import dev.kaquan.application.member.ListMembers;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.member.ReverseAdjustment;
import dev.kaquan.application.member.SyncMember;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.MembershipId;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/members}. */
final class MemberRoutes implements Routes {
  private static final String MEMBER = "/v1/members/{cardId}/{code}";
  private static final String ACTOR = "api";

  private final ListMembers listMembers;
  private final FindMember findMember;
  private final SyncMember syncMember;
  private final ChangeMember changeMember;
  private final AdjustMember adjustMember;
  private final ReverseAdjustment reverseAdjustment;
  private final ListAdjustments listAdjustments;

  @Inject
  MemberRoutes(
      ListMembers listMembers,
      FindMember findMember,
      SyncMember syncMember,
      ChangeMember changeMember,
      AdjustMember adjustMember,
      ReverseAdjustment reverseAdjustment,
      ListAdjustments listAdjustments) {
    this.listMembers = listMembers;
    this.findMember = findMember;
    this.syncMember = syncMember;
    this.changeMember = changeMember;
    this.adjustMember = adjustMember;
    this.reverseAdjustment = reverseAdjustment;
    this.listAdjustments = listAdjustments;
  }

  @Override
  public List<Endpoint> endpoints() {
    String adjustments = MEMBER + "/adjustments";
    return List.of(
        Endpoint.get("/v1/members", this::list)
            .allowing("cardId", "channel", "state", "openid", "limit", "after"),
        Endpoint.get(MEMBER, this::find),
        Endpoint.patch(MEMBER, this::change),
        Endpoint.post(MEMBER + "/sync", this::sync),
        Endpoint.changing(adjustments, this::adjust).requiringKey(),
        Endpoint.get(adjustments, this::adjustments).allowing("limit", "after"),
        Endpoint.changing(adjustments + "/{adjustmentId}/reversal", this::reverse));
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

  private void sync(Context context) {
    syncMember
        .sync(memberId(context))
        .ifPresentOrElse(
            member -> find(context), () -> MemberProblems.answer(context, Refusal.UNKNOWN_MEMBER));
  }

  private void change(Context context) {
    changeMember
        .change(memberId(context), AdjustmentCodec.display(Bodies.read(context)))
        .<Runnable>fold(
            member -> () -> find(context), refusal -> () -> MemberProblems.answer(context, refusal))
        .run();
  }

  private void adjust(Context context) {
    answer(
        context,
        adjustMember.adjust(
            new AdjustMember.Command(
                memberId(context), AdjustmentCodec.draft(Bodies.read(context)), ACTOR),
            IdempotencyFilter.receipt(context, MemberRoutes::adjusted)));
  }

  private void reverse(Context context) {
    answer(
        context,
        reverseAdjustment.reverse(
            memberId(context),
            context.pathParam("adjustmentId"),
            ACTOR,
            IdempotencyFilter.receipt(context, MemberRoutes::adjusted)));
  }

  private void adjustments(Context context) {
    Bodies.json(
        context,
        200,
        AdjustmentCodec.adjustments(
            listAdjustments.list(memberId(context), QueryParameters.page(context))));
  }

  private static void answer(Context context, AdjustMember.Outcome outcome) {
    outcome
        .<Runnable>fold(
            done -> () -> adjusted(done).send(context),
            refusal -> () -> MemberProblems.answer(context, refusal))
        .run();
  }

  private static Answer adjusted(AdjustMember.Adjusted adjusted) {
    return Answer.json(201, AdjustmentCodec.adjusted(adjusted));
  }

  private static MembershipId memberId(Context context) {
    return new MembershipId(
        new CardId(context.pathParam("cardId")), new CardCode(context.pathParam("code")));
  }
}
