package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.event.EventMessage;
import java.util.Map;

/**
 * An event. Empty fields are absent.
 *
 * @param createTime when it happened, as WeChat says it: Unix seconds
 * @param note what it changed
 * @param pending the attempts to process it, if it is not processed
 * @param fields the message as WeChat sent it; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record EventJson(
    String id,
    String type,
    String cardId,
    String code,
    String openid,
    String createTime,
    String receivedAt,
    String state,
    String note,
    Map<String, Object> pending,
    Map<String, String> fields) {

  static EventJson of(StoredEvent event) {
    return of(event, Map.of());
  }

  static EventJson of(StoredEvent event, Map<String, String> fields) {
    EventMessage message = event.message();
    return new EventJson(
        event.id().value(),
        message.type(),
        message.text("CardId"),
        message.text("UserCardCode"),
        message.openid().map(OpenId::value).orElse(""),
        message.text("CreateTime"),
        event.receivedAt().toString(),
        event.state().wireName(),
        event.note(),
        AttemptsJson.of(event.attempts()),
        fields);
  }
}
