package dev.kaquan.domain.template;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Rules of strings. The empty string counts as absent and violates none of them.
 *
 * <p>WeChat's limits are bytes of UTF-8, of which a hanzi has 3.
 */
final class TextRules {
  private static final int BYTES_OF_HANZI = 3;

  /** Hosts of pictures that were uploaded to WeChat. */
  private static final Pattern CDN = Pattern.compile(
      "https?://(mmbiz\\.qpic\\.cn|mmbiz\\.qlogo\\.cn|wx\\.qlogo\\.cn)/\\S+",
      Pattern.CASE_INSENSITIVE);

  private TextRules() {}

  static ValueRule any() {
    return upTo(Integer.MAX_VALUE);
  }

  static ValueRule upTo(int maxBytes) {
    return (value, path) -> {
      if (!(value instanceof String text)) {
        path.report(TemplateRule.WRONG_TYPE, "must be a string");
        return;
      }
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes) {
        path.report(TemplateRule.TOO_LONG, tooLong(maxBytes, bytes));
      }
    };
  }

  /** One of {@code names}, in exactly this spelling. */
  static ValueRule oneOf(TemplateRule kind, String... names) {
    Set<String> known = Set.of(names);
    String rule = "must be " + (names.length == 1 ? "" : "one of ") + String.join(", ", names);
    return where(kind, rule, known::contains);
  }

  static ValueRule like(Pattern shape, TemplateRule kind, String rule) {
    return where(kind, rule, text -> shape.matcher(text).matches());
  }

  /** The URL of a picture that was uploaded to WeChat. */
  static ValueRule picture(int maxBytes) {
    ValueRule limit = upTo(maxBytes);
    ValueRule uploaded = like(
        CDN,
        TemplateRule.NOT_FROM_CDN,
        "must be a URL from /cgi-bin/media/uploadimg, on mmbiz.qpic.cn,"
            + " mmbiz.qlogo.cn or wx.qlogo.cn");
    return (value, path) -> {
      limit.check(value, path);
      if (value instanceof String) {
        uploaded.check(value, path);
      }
    };
  }

  private static ValueRule where(TemplateRule kind, String rule, Predicate<String> holds) {
    return (value, path) -> {
      if (!(value instanceof String text)) {
        path.report(TemplateRule.WRONG_TYPE, "must be a string");
      } else if (!text.isEmpty() && !holds.test(text)) {
        path.report(kind, rule);
      }
    };
  }

  private static String tooLong(int maxBytes, int bytes) {
    return "must be at most "
        + maxBytes
        + " bytes of UTF-8, or "
        + maxBytes / BYTES_OF_HANZI
        + " hanzi; this has "
        + bytes;
  }
}
