package dev.kaquan.sandbox.member;

import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the form of a member card. */
public final class FormRules {
  private static final int MAX_FIELDS = 5;
  private static final String PREFIX = "USER_FORM_INFO_FLAG_";
  private static final Set<String> COMMON = Set.of(
      "MOBILE",
      "SEX",
      "NAME",
      "BIRTHDAY",
      "IDCARD",
      "EMAIL",
      "LOCATION",
      "DETAIL_LOCATION",
      "EDUCATION_BACKGROUND",
      "EDUCATION_BACKGRO",
      "CAREER",
      "INDUSTRY",
      "INCOME",
      "HABIT");
  private static final Set<String> RICH =
      Set.of("FORM_FIELD_RADIO", "FORM_FIELD_SELECT", "FORM_FIELD_CHECK_BOX");

  private FormRules() {}

  /**
   * Checks a form.
   *
   * @throws PlatformError 41011, 45021, 40124 or 40097 for the first rule that is violated
   */
  static void check(SandboxRequest request) {
    checkLink(request, "service_statement");
    checkLink(request, "bind_old_card");
    Set<String> names = new HashSet<>();
    for (String form : List.of("required_form", "optional_form")) {
      for (String name : names(form, request.object(form))) {
        if (!names.add(name)) {
          throw PlatformError.of(ErrCode.INVALID_ARGS, name + " is repeated");
        }
      }
    }
  }

  /** Returns the fields of a form by the names under which their answers are returned. */
  public static List<String> names(String path, SandboxRequest form) {
    List<String> names = new ArrayList<>();
    for (String id : form.texts("common_field_id_list")) {
      if (!id.startsWith(PREFIX) || !COMMON.contains(id.substring(PREFIX.length()))) {
        throw PlatformError.of(ErrCode.INVALID_ARGS, path + ".common_field_id_list: " + id);
      }
      names.add(id);
    }
    List<SandboxRequest> rich = form.objects("rich_field_list");
    List<String> custom = form.texts("custom_field_list");
    if (rich.size() + custom.size() > MAX_FIELDS) {
      throw PlatformError.of(ErrCode.TOO_MANY_CUSTOM_FIELDS, path);
    }
    for (SandboxRequest field : rich) {
      if (!RICH.contains(field.text("type"))) {
        throw PlatformError.of(ErrCode.INVALID_ARGS, path + ".rich_field_list.type");
      }
      if (!field.has("name") || field.list("values").isEmpty()) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, path + ".rich_field_list");
      }
      names.add(field.text("name"));
    }
    names.addAll(custom);
    return names;
  }

  private static void checkLink(SandboxRequest request, String name) {
    SandboxRequest link = request.object(name);
    if (bytes(link.text("name")) > 32 || bytes(link.text("url")) > 128) {
      throw PlatformError.of(ErrCode.TOO_LONG, name);
    }
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
