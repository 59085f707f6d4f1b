package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.member.Activation;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A membership. Empty fields are absent.
 *
 * @param since when it became known
 * @param activeSince when it became active here
 * @param balance in fen
 * @param display the custom fields and the picture that were set here
 * @param pending what has to be finished, if anything
 * @param history absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MemberJson(
    String cardId,
    String code,
    String state,
    String mode,
    String membershipNumber,
    String openid,
    String channel,
    String since,
    String activeSince,
    long bonus,
    long balance,
    List<AnswerJson> answers,
    Map<String, String> display,
    Map<String, Object> pending,
    List<ChangeJson> history) {

  static MemberJson of(StoredMembership stored, List<Change> history) {
    Membership membership = stored.membership();
    return new MemberJson(
        stored.id().cardId().value(),
        stored.id().code().value(),
        membership.state().wireName(),
        membership.mode().wireName(),
        membership.number().map(MembershipNumber::value).orElse(""),
        membership.profile().openid().map(OpenId::value).orElse(""),
        membership.channel().value(),
        membership.since().toString(),
        activeSince(membership.activation()),
        stored.values().bonus(),
        stored.values().balance(),
        Stream.concat(
                membership.profile().answers().common().stream(),
                membership.profile().answers().custom().stream())
            .map(AnswerJson::of)
            .toList(),
        display(stored.display()),
        AttemptsJson.of(stored.attempts()),
        history.stream().map(ChangeJson::of).toList());
  }

  private static String activeSince(Activation activation) {
    return activation.fold(
        claimed -> "", submitted -> "", active -> active.since().toString());
  }

  private static Map<String, String> display(MemberDisplay display) {
    Map<String, String> json = new LinkedHashMap<>();
    List<Optional<String>> fields = display.customFields();
    for (int i = 0; i < fields.size(); i++) {
      String name = "customField" + (i + 1);
      fields.get(i).ifPresent(value -> json.put(name, value));
    }
    display.backgroundPicUrl().ifPresent(url -> json.put("backgroundPicUrl", url));
    return json;
  }

  /** An answer to a field of a form. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record AnswerJson(String name, String value, List<String> values) {
    static AnswerJson of(Answer answer) {
      return new AnswerJson(answer.name(), answer.value(), answer.values());
    }
  }

  /** Something that happened. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ChangeJson(String at, String event, String detail, String state) {
    static ChangeJson of(Change change) {
      return new ChangeJson(
          change.at().toString(),
          change.label(),
          change.detail(),
          change.state().wireName());
    }
  }
}
