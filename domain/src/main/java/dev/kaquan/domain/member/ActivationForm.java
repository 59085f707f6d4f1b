package dev.kaquan.domain.member;

import dev.kaquan.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form that a person fills in for one-tap activation ({@code docs/wechat.md#activation-form}).
 *
 * @param serviceStatement the members' rules
 * @param bindOldCard where members of before go
 */
public record ActivationForm(
    Section required,
    Section optional,
    Optional<Link> serviceStatement,
    Optional<Link> bindOldCard) {
  private static final String REQUIRED = "required_form";
  private static final String OPTIONAL = "optional_form";
  private static final String STATEMENT = "service_statement";
  private static final String OLD_CARD = "bind_old_card";

  /**
   * One half of the form.
   *
   * @param canModify whether members can change their answers later
   */
  public record Section(
      boolean canModify, List<RichField> rich, List<FormField> common, List<String> custom) {
    public Section {
      rich = List.copyOf(rich);
      common = List.copyOf(common);
      custom = List.copyOf(custom);
    }

    private boolean isEmpty() {
      return rich.isEmpty() && common.isEmpty() && custom.isEmpty();
    }

    private Map<String, Object> body() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("can_modify", canModify);
      putUnlessEmpty(body, "rich_field_list", rich.stream().map(RichField::body).toList());
      putUnlessEmpty(
          body, "common_field_id_list", common.stream().map(FormField::wireName).toList());
      putUnlessEmpty(body, "custom_field_list", custom);
      return body;
    }

    private static void putUnlessEmpty(Map<String, Object> body, String name, List<?> list) {
      if (!list.isEmpty()) {
        body.put(name, list);
      }
    }
  }

  /** A field with a choice of values. */
  public record RichField(RichType type, String name, List<String> values) {
    public RichField {
      values = List.copyOf(values);
    }

    private Map<String, Object> body() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("type", type.wireName());
      body.put("name", name);
      body.put("values", values);
      return body;
    }
  }

  public enum RichType {
    RADIO,
    SELECT,
    CHECK_BOX;

    String wireName() {
      return "FORM_FIELD_" + name();
    }
  }

  /** A name with the address of a page. */
  public record Link(String name, String url) {
    private Map<String, Object> body() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("name", name);
      body.put("url", url);
      return body;
    }
  }

  /**
   * Checks a form.
   *
   * @param body what {@code /card/membercard/activateuserform/set} takes, without {@code card_id}
   * @throws InvalidValueException with everything that is wrong with it
   */
  public static ActivationForm of(Map<String, ?> body) {
    FormReader reader = FormReader.of(body);
    reader.allow(REQUIRED, OPTIONAL, STATEMENT, OLD_CARD);
    ActivationForm form = new ActivationForm(
        reader.section(REQUIRED),
        reader.section(OPTIONAL),
        reader.link(STATEMENT),
        reader.link(OLD_CARD));
    form.checkRepetitions(reader);
    reader.throwIfAny();
    return form;
  }

  /** Returns what {@code /card/membercard/activateuserform/set} takes, without {@code card_id}. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    serviceStatement.ifPresent(link -> body.put(STATEMENT, link.body()));
    bindOldCard.ifPresent(link -> body.put(OLD_CARD, link.body()));
    if (!required.isEmpty()) {
      body.put(REQUIRED, required.body());
    }
    if (!optional.isEmpty()) {
      body.put(OPTIONAL, optional.body());
    }
    return body;
  }

  private void checkRepetitions(FormReader reader) {
    if (required.isEmpty() && optional.isEmpty()) {
      reader.add(REQUIRED, "must have a field, here or in " + OPTIONAL);
    }
    Set<String> names = new HashSet<>();
    checkRepetitions(REQUIRED, required, names, reader);
    checkRepetitions(OPTIONAL, optional, names, reader);
  }

  private static void checkRepetitions(
      String path, Section section, Set<String> names, FormReader reader) {
    List<String> ours = new ArrayList<>();
    section.common().forEach(field -> ours.add(field.canonical().wireName()));
    section.rich().forEach(field -> ours.add(field.name()));
    ours.addAll(section.custom());
    for (String name : ours) {
      if (!names.add(name)) {
        reader.add(path, "asks for a field that the form has already");
      }
    }
  }
}
