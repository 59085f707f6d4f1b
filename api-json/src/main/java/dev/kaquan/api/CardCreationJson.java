package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import java.time.Instant;

/**
 * An attempt to create a card whose outcome is not known.
 *
 * @param state {@code creating}, or {@code not-created} if no such card was found for a day
 * @param checks how often the platform was searched for the card
 * @param nextCheck absent if the card was not created
 * @param reason why it is not known whether the card exists; absent while the platform is asked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CardCreationJson(
    String creationId,
    String state,
    String type,
    String title,
    String startedAt,
    int checks,
    String nextCheck,
    String reason) {
  static CardCreationJson of(CardCreation creation) {
    Checks checks = creation.checks();
    return new CardCreationJson(
        creation.id(),
        checks.next().isPresent() ? "creating" : "not-created",
        creation.template().type().name(),
        creation.template().title(),
        creation.startedAt().toString(),
        checks.count(),
        checks.next().map(Instant::toString).orElse(""),
        checks.reason());
  }
}
