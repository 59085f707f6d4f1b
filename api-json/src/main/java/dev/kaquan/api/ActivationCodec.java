package dev.kaquan.api;

import dev.kaquan.application.member.ActivateMembership;
import dev.kaquan.application.member.Refusal;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardReturn;
import dev.kaquan.domain.member.OpenCardReturn.SubmittedCode;
import dev.kaquan.wire.WireJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON of activations by the merchant. */
public final class ActivationCodec {
  private static final String NUMBER = "membershipNumber";
  private static final String BONUS = "initialBonus";
  private static final String BALANCE = "initialBalance";

  private ActivationCodec() {}

  /**
   * Reads the options of {@code App.onShow}, which may have {@code cardId}, {@code openid}, {@code
   * membershipNumber}, {@code initialBonus} and {@code initialBalance} besides.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with those
   */
  public static ResumeActivation.Command resume(String body) {
    Map<String, Object> options = JsonBody.object(body);
    JsonBody json = JsonBody.of(options);
    Violations violations = json.violations();
    Optional<CardId> cardId =
        optional(json.string("cardId")).flatMap(id -> violations.capture("", () -> new CardId(id)));
    Optional<OpenId> openid =
        optional(json.string("openid")).flatMap(id -> violations.capture("", () -> new OpenId(id)));
    Optional<MembershipNumber> number = number(json);
    MemberValues initial = initial(json);
    violations.throwIfAny();
    return new ResumeActivation.Command(
        OpenCardReturn.of(options), cardId, openid, number, initial);
  }

  /**
   * Reads what WeChat passes to the merchant's page, each value URL-decoded or not, and the answers.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static ActivateMembership.Command page(String body) {
    JsonBody json = JsonBody.of(body)
        .allowing("card_id", "encrypt_code", "openid", "answers", NUMBER, BONUS, BALANCE);
    Violations violations = json.violations();
    String cardId = decoded(json, "card_id");
    String code = decoded(json, "encrypt_code");
    String openid = decoded(json, "openid");
    FormAnswers answers = answers(json);
    Optional<MembershipNumber> number = number(json);
    MemberValues initial = initial(json);
    violations.throwIfAny();
    Optional<CardId> card = violations.captureAs("card_id", () -> new CardId(cardId));
    Optional<OpenId> person = violations.captureAs("openid", () -> new OpenId(openid));
    Optional<SubmittedCode> submitted =
        violations.captureAs("encrypt_code", () -> SubmittedCode.of(code));
    violations.throwIfAny();
    return new ActivateMembership.Command(
        card.orElseThrow(),
        submitted.orElseThrow(),
        person.orElseThrow(),
        answers,
        number,
        initial);
  }

  /**
   * Applies one of the functions: to {@code {"outcome","membership"?}}, or to the reason of a refusal.
   */
  public static <T> T fold(
      Outcome outcome, Function<String, T> written, Function<Refusal, T> refused) {
    return outcome.fold(
        () -> written.apply(json("not-ours")),
        () -> written.apply(json("nothing-submitted")),
        alreadyActive -> written.apply(json("already-active", alreadyActive)),
        activated -> written.apply(json("activated", activated)),
        refused);
  }

  private static String json(String outcome) {
    return WireJson.write(Map.of("outcome", outcome));
  }

  private static String json(String outcome, StoredMembership membership) {
    return WireJson.write(new OutcomeJson(outcome, MemberJson.of(membership, List.of())));
  }

  private static String decoded(JsonBody json, String field) {
    String value = json.requiredString(field);
    if (!value.contains("%")) {
      return value;
    }
    try {
      // A plus sign stands for itself.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      json.violations().add(field, "must be URL-encoded correctly, or decoded", RuleReference.API);
      return "";
    }
  }

  private static FormAnswers answers(JsonBody json) {
    return new FormAnswers(
        List.of(),
        json.objects("answers").stream()
            .map(answer -> answer.allowing("name", "value", "values"))
            .map(answer -> new Answer(
                answer.requiredString("name"), answer.string("value"), answer.strings("values")))
            .toList());
  }

  private static Optional<MembershipNumber> number(JsonBody json) {
    return optional(json.string(NUMBER))
        .flatMap(number -> json.violations().capture("", () -> new MembershipNumber(number)));
  }

  private static MemberValues initial(JsonBody json) {
    Violations violations = json.violations();
    Optional<MemberValues> bonus =
        violations.captureAs(BONUS, () -> new MemberValues(json.integer(BONUS), 0));
    Optional<MemberValues> balance =
        violations.captureAs(BALANCE, () -> new MemberValues(0, json.integer(BALANCE)));
    return new MemberValues(
        bonus.map(MemberValues::bonus).orElse(0L),
        balance.map(MemberValues::balance).orElse(0L));
  }

  private static Optional<String> optional(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private record OutcomeJson(String outcome, MemberJson membership) {}
}
