package dev.kaquan.jdbc;

import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.wire.CommonAnswer;
import dev.kaquan.wire.CustomAnswer;
import dev.kaquan.wire.FormAnswersJson;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The JSON columns of a membership. */
final class MemberJson {
  private static final int FIELDS = 3;
  private static final String FIELD = "custom_field_value";
  private static final String PICTURE = "background_pic_url";

  private MemberJson() {}

  /** Writes answers as {@code activatetempinfo/get} returns them. */
  static String of(FormAnswers answers) {
    return WireJson.write(new FormAnswersJson(
        answers.common().stream()
            .map(answer -> new CommonAnswer(answer.name(), answer.value()))
            .toList(),
        answers.custom().stream()
            .map(answer -> new CustomAnswer(answer.name(), answer.value(), answer.values()))
            .toList()));
  }

  static FormAnswers answers(String json) throws SQLException {
    try {
      FormAnswersJson stored = WireJson.read(json, FormAnswersJson.class);
      return new FormAnswers(
          stored.common().stream()
              .map(answer -> new Answer(answer.name(), answer.value(), List.of()))
              .toList(),
          stored.custom().stream()
              .map(answer -> new Answer(answer.name(), answer.value(), answer.values()))
              .toList());
    } catch (MalformedWireException e) {
      throw new SQLDataException("answers are not the expected JSON", e);
    }
  }

  /** Writes what was set as {@code updateuser} takes it. */
  static String of(MemberDisplay display) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < FIELDS; i++) {
      String name = FIELD + (i + 1);
      display.customFields().get(i).ifPresent(value -> json.put(name, value));
    }
    display.backgroundPicUrl().ifPresent(url -> json.put(PICTURE, url));
    return WireJson.write(json);
  }

  static MemberDisplay display(String json) throws SQLException {
    Map<String, Object> stored = JdbcCards.template(json);
    return new MemberDisplay(
        IntStream.rangeClosed(1, FIELDS).mapToObj(i -> text(stored, FIELD + i)).toList(),
        text(stored, PICTURE));
  }

  private static Optional<String> text(Map<String, Object> stored, String name) {
    return Optional.ofNullable(stored.get(name)).map(Object::toString);
  }
}
