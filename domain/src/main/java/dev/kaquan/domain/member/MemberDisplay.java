package dev.kaquan.domain.member;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a membership shows beside its values; empty where it does not change.
 *
 * @param customFields the values of the three fields that the card defines: each at most 12 bytes
 * @param backgroundPicUrl at most 128 bytes
 */
public record MemberDisplay(
    List<Optional<String>> customFields, Optional<String> backgroundPicUrl) {
  private static final int FIELDS = 3;
  private static final int FIELD_BYTES = 12;
  private static final int URL_BYTES = 128;

  /** Shows nothing. */
  public static final MemberDisplay NONE = new MemberDisplay(
      List.of(Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty());

  /**
   * Checks the values.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong
   */
  public MemberDisplay {
    customFields = List.copyOf(customFields);
    Violations violations = new Violations();
    for (int i = 0; i < FIELDS; i++) {
      check(violations, "customField" + (i + 1), customFields.get(i), FIELD_BYTES);
    }
    check(violations, "backgroundPicUrl", backgroundPicUrl, URL_BYTES);
    violations.throwIfAny();
  }

  /** Returns whether nothing changes. */
  public boolean isEmpty() {
    return Stream.concat(customFields.stream(), Stream.of(backgroundPicUrl))
        .allMatch(Optional::isEmpty);
  }

  /** Returns these values, or where they are empty, those of {@code before}. */
  public MemberDisplay over(MemberDisplay before) {
    return new MemberDisplay(
        List.of(field(0, before), field(1, before), field(2, before)),
        backgroundPicUrl.or(before::backgroundPicUrl));
  }

  private Optional<String> field(int index, MemberDisplay before) {
    return customFields.get(index).or(() -> before.customFields().get(index));
  }

  private static void check(
      Violations violations, String field, Optional<String> value, int maxBytes) {
    if (value
        .filter(text -> text.getBytes(StandardCharsets.UTF_8).length > maxBytes)
        .isPresent()) {
      violations.add(
          field,
          "must be at most " + maxBytes + " bytes; a hanzi counts as 3",
          RuleReference.MEMBERSHIPS);
    }
  }
}
