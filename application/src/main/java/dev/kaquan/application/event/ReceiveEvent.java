package dev.kaquan.application.event;

import dev.kaquan.application.port.Pushes.Refusal;
import java.util.Map;
import java.util.Optional;

/** Receives what WeChat pushes. */
@FunctionalInterface
public interface ReceiveEvent {
  /**
   * Stores an event that was pushed. When this returns without a refusal, it is durable, or it is known
   * already, or it is a message that is not an event and is not stored.
   *
   * @param query the query parameters of the push
   * @param body empty if it is too large to be read
   * @return why the push is not valid; nothing of it is stored then
   * @throws dev.kaquan.application.port.StorageException if it cannot be stored: WeChat will repeat it
   */
  Optional<Refusal> receive(Map<String, String> query, Optional<String> body);
}
