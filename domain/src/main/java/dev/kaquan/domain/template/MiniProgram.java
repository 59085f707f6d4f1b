package dev.kaquan.domain.template;

import dev.kaquan.domain.template.ObjectSchema.FieldRule;
import java.util.regex.Pattern;

/** The two fields that send people to a page of a mini program. */
final class MiniProgram {
  private static final Pattern ORIGINAL_ID = Pattern.compile("gh_[A-Za-z0-9_]+@app");

  private MiniProgram() {}

  /**
   * Which mini program, and which of its pages ("pass" is how WeChat spells path). They come
   * together or not at all.
   *
   * @param prefix what stands before the names of both fields, such as {@code center_}
   */
  static FieldRule target(String prefix) {
    String name = nameField(prefix);
    String pass = prefix + "app_brand_pass";
    FieldRule nameRule = ObjectSchema.optional(
        name,
        TextRules.like(
            ORIGINAL_ID,
            TemplateRule.MINI_PROGRAM_NAME,
            "must be the original id of a mini program with its ending, gh_...@app"));
    FieldRule passRule = ObjectSchema.optional(pass, TextRules.upTo(128));
    return (object, path) -> {
      nameRule.check(object, path);
      passRule.check(object, path);
      if (object.has(name) && !object.has(pass)) {
        path.at(pass).report(TemplateRule.MINI_PROGRAM_PATH, "must come with " + name);
      }
      if (object.has(pass) && !object.has(name)) {
        path.at(name).report(TemplateRule.MINI_PROGRAM_NAME, "must come with " + pass);
      }
    };
  }

  static String nameField(String prefix) {
    return prefix + "app_brand_user_name";
  }
}
