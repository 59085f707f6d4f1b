package dev.kaquan.http;

import dev.kaquan.api.ActivationCodec;
import dev.kaquan.api.MemberCodec;
import dev.kaquan.application.member.ActivateMembership;
import dev.kaquan.application.member.DefineActivationForm;
import dev.kaquan.application.member.FindActivationForm;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.ActivationForm;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.util.List;

/** {@code /v1/activations}, and the forms of member cards. */
final class ActivationRoutes implements Routes {
  private final DefineActivationForm defineForm;
  private final FindActivationForm findForm;
  private final PrepareOpenCard prepareOpenCard;
  private final ResumeActivation resumeActivation;
  private final ActivateMembership activateMembership;

  @Inject
  ActivationRoutes(
      DefineActivationForm defineForm,
      FindActivationForm findForm,
      PrepareOpenCard prepareOpenCard,
      ResumeActivation resumeActivation,
      ActivateMembership activateMembership) {
    this.defineForm = defineForm;
    this.findForm = findForm;
    this.prepareOpenCard = prepareOpenCard;
    this.resumeActivation = resumeActivation;
    this.activateMembership = activateMembership;
  }

  @Override
  public List<Endpoint> endpoints() {
    String form = "/v1/cards/{cardId}/activation-form";
    return List.of(
        Endpoint.put(form, this::setForm),
        Endpoint.get(form, this::form),
        Endpoint.post("/v1/activations", this::prepare),
        Endpoint.post("/v1/activations/resume", this::resume),
        Endpoint.post("/v1/activations/page", this::activate));
  }

  private void setForm(Context context) {
    CardId cardId = cardId(context);
    ActivationForm form = MemberCodec.form(cardId, Bodies.read(context));
    defineForm
        .define(cardId, form)
        .ifPresentOrElse(
            refusal -> MemberProblems.answer(context, refusal),
            () -> Bodies.json(context, 200, MemberCodec.form(cardId, form)));
  }

  private void form(Context context) {
    CardId cardId = cardId(context);
    findForm
        .find(cardId)
        .ifPresentOrElse(
            form -> Bodies.json(context, 200, MemberCodec.form(cardId, form)),
            () -> MemberProblems.answer(context, Refusal.NO_FORM));
  }

  private void prepare(Context context) {
    MemberCodec.LinkRequest request = MemberCodec.linkRequest(Bodies.read(context));
    prepareOpenCard
        .prepare(request.cardId(), request.channel())
        .<Runnable>fold(
            link -> () -> Bodies.json(context, 200, MemberCodec.link(link)),
            refusal -> () -> MemberProblems.answer(context, refusal))
        .run();
  }

  private void resume(Context context) {
    answer(context, resumeActivation.resume(ActivationCodec.resume(Bodies.read(context))));
  }

  private void activate(Context context) {
    answer(context, activateMembership.activate(ActivationCodec.page(Bodies.read(context))));
  }

  private static void answer(Context context, Outcome outcome) {
    ActivationCodec.<Runnable>fold(
            outcome,
            json -> () -> Bodies.json(context, 200, json),
            refusal -> () -> MemberProblems.answer(context, refusal))
        .run();
  }

  private static CardId cardId(Context context) {
    return new CardId(context.pathParam("cardId"));
  }
}
