package dev.kaquan.domain.member;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.member.ActivationForm.Link;
import dev.kaquan.domain.member.ActivationForm.RichField;
import dev.kaquan.domain.member.ActivationForm.RichType;
import dev.kaquan.domain.member.ActivationForm.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads an object of a form, and collects what is wrong with it. */
final class FormReader {
  private static final int MAX_OWN_FIELDS = 5;
  private static final int NAME_BYTES = 32;
  private static final int URL_BYTES = 128;

  private final String path;
  private final Map<?, ?> object;
  private final Violations violations;

  private FormReader(String path, Map<?, ?> object, Violations violations) {
    this.path = path;
    this.object = object;
    this.violations = violations;
  }

  static FormReader of(Map<?, ?> body) {
    return new FormReader("", body, new Violations());
  }

  void throwIfAny() {
    violations.throwIfAny();
  }

  void add(String field, String rule) {
    violations.add(
        path.isEmpty() ? field : path + "." + field, rule, RuleReference.ACTIVATION_FORM);
  }

  /** A misspelt field would be lost without a word. */
  void allow(String... names) {
    Set<String> known = new TreeSet<>(Set.of(names));
    object.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !known.contains(name))
        .forEach(name -> add(name, "is an unknown field; known are " + String.join(", ", known)));
  }

  Section section(String name) {
    FormReader inside = object(name).orElse(new FormReader(name, Map.of(), violations));
    inside.allow("can_modify", "rich_field_list", "common_field_id_list", "custom_field_list");
    List<RichField> rich = inside.richFields();
    List<String> custom = inside.texts("custom_field_list");
    if (rich.size() + custom.size() > MAX_OWN_FIELDS) {
      violations.add(
          name,
          "must have at most 5 fields in rich_field_list and custom_field_list together",
          RuleReference.ACTIVATION_FORM);
    }
    return new Section(inside.flag("can_modify"), rich, inside.commonFields(), custom);
  }

  Optional<Link> link(String name) {
    return object(name).map(inside -> {
      inside.allow("name", "url");
      return new Link(inside.text("name", NAME_BYTES), inside.text("url", URL_BYTES));
    });
  }

  private Optional<FormReader> object(String name) {
    Object value = object.get(name);
    if (value instanceof Map<?, ?> map) {
      return Optional.of(
          new FormReader(path.isEmpty() ? name : path + "." + name, map, violations));
    }
    if (value != null) {
      add(name, "must be an object");
    }
    return Optional.empty();
  }

  private boolean flag(String name) {
    Object value = object.get(name);
    if (value != null && !(value instanceof Boolean)) {
      add(name, "must be true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  private String text(String name, int maxBytes) {
    if (!(object.get(name) instanceof String text) || text.isBlank()) {
      add(name, "must be a string, and not blank");
      return "";
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      add(name, "must be at most " + maxBytes + " bytes; a hanzi counts as 3");
    }
    return text;
  }

  private List<FormField> commonFields() {
    String name = "common_field_id_list";
    List<FormField> fields = new ArrayList<>();
    List<String> ids = texts(name);
    for (int i = 0; i < ids.size(); i++) {
      Optional<FormField> field = FormField.named(ids.get(i));
      if (field.isEmpty()) {
        add(name + "[" + i + "]", "must be one of " + fieldNames());
      }
      field.ifPresent(fields::add);
    }
    return fields;
  }

  private List<RichField> richFields() {
    List<RichField> fields = new ArrayList<>();
    List<?> items = items("rich_field_list");
    for (int i = 0; i < items.size(); i++) {
      String field = "rich_field_list[" + i + "]";
      if (items.get(i) instanceof Map<?, ?> map) {
        fields.add(new FormReader(path + "." + field, map, violations).richField());
      } else {
        add(field, "must be an object");
      }
    }
    return fields;
  }

  private RichField richField() {
    allow("type", "name", "values");
    Optional<RichType> type = Stream.of(RichType.values())
        .filter(known -> known.wireName().equals(object.get("type")))
        .findFirst();
    if (type.isEmpty()) {
      add("type", "must be FORM_FIELD_RADIO, FORM_FIELD_SELECT or FORM_FIELD_CHECK_BOX");
    }
    List<String> values = texts("values");
    if (values.isEmpty()) {
      add("values", "must have at least one value");
    }
    if (new HashSet<>(values).size() < values.size()) {
      add("values", "must not have the same value twice");
    }
    return new RichField(type.orElse(RichType.RADIO), text("name", Integer.MAX_VALUE), values);
  }

  private List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    List<?> items = items(name);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof String text && !text.isBlank()) {
        texts.add(text);
      } else {
        add(name + "[" + i + "]", "must be a string, and not blank");
      }
    }
    return texts;
  }

  private List<?> items(String name) {
    Object value = object.get(name);
    if (value != null && !(value instanceof List)) {
      add(name, "must be a list");
    }
    return value instanceof List<?> list ? list : List.of();
  }

  private static String fieldNames() {
    return String.join(
        ", ", Stream.of(FormField.values()).map(FormField::wireName).toList());
  }
}
