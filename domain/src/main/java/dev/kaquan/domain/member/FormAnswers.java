package dev.kaquan.domain.member;

import java.util.List;

/**
 * What a person filled in. Personal data: {@link #toString} hides it.
 *
 * @param common the answers to WeChat's fields
 * @param custom the answers to the merchant's fields
 */
public record FormAnswers(List<Answer> common, List<Answer> custom) {
  public static final FormAnswers NONE = new FormAnswers(List.of(), List.of());

  public FormAnswers {
    common = List.copyOf(common);
    custom = List.copyOf(custom);
  }

  /**
   * An answer.
   *
   * @param name the field
   * @param value empty if the person chose several values
   * @param values the chosen values; empty if there is one value
   */
  public record Answer(String name, String value, List<String> values) {
    public Answer {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return "Answer[" + name + "]";
    }
  }

  @Override
  public String toString() {
    return "FormAnswers[" + common.size() + " and " + custom.size() + "]";
  }
}
