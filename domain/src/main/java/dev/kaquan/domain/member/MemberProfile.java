package dev.kaquan.domain.member;

import dev.kaquan.domain.card.OpenId;
import java.util.Optional;

/** Who a member is. Personal data: {@link #toString} hides it. */
public record MemberProfile(Optional<OpenId> openid, FormAnswers answers) {
  public static final MemberProfile UNKNOWN = new MemberProfile(Optional.empty(), FormAnswers.NONE);

  public MemberProfile with(FormAnswers other) {
    return new MemberProfile(openid, other);
  }

  /** Returns the profile with an openid, unless it has one or {@code other} is empty. */
  public MemberProfile withOpenidIfUnknown(Optional<OpenId> other) {
    return openid.isPresent() ? this : new MemberProfile(other, answers);
  }

  @Override
  public String toString() {
    return "MemberProfile[personal data]";
  }
}
