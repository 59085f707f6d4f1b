package dev.kaquan.domain.template;

import dev.kaquan.domain.template.ObjectSchema.FieldRule;
import java.util.regex.Pattern;

/** The two fields that link to a page of a mini program. */
final class MiniProgram {
  private static final Pattern ORIGINAL_ID = Pattern.compile("gh_[A-Za-z0-9_]+@app");

  private MiniProgram() {}

  /**
   * The mini program and its page, which WeChat spells "pass". Both are present or none.
   *
   * @param prefix the prefix of both field names, such as {@code center_}
   */
  static FieldRule target(String prefix) {
    String name = nameField(prefix);
    String pass = prefix + "app_brand_pass";
    FieldRule nameRule = ObjectSchema.optional(
        name,
        TextRules.like(
            ORIGINAL_ID,
            TemplateRule.MINI_PROGRAM_NAME,
            "must be the original id of a mini program with its suffix, gh_...@app"));
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
