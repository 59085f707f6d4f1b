package dev.kaquan.cli;

import dev.kaquan.api.EventCodec;
import dev.kaquan.application.port.EventInbox.Filter;
import picocli.CommandLine.Option;

/** The options that select events. */
final class EventSelection {
  @Option(
      names = "--type",
      defaultValue = "",
      description = "Only of this type, such as user_get_card")
  private String type = "";

  @Option(names = "--card", defaultValue = "", description = "Only of this card")
  private String cardId = "";

  @Option(names = "--code", defaultValue = "", description = "Only of this code; needs --card")
  private String code = "";

  @Option(names = "--openid", defaultValue = "", description = "Only of this person")
  private String openid = "";

  /**
   * Returns the filter for these events in a state, or in any state if it is empty.
   *
   * @throws dev.kaquan.domain.InvalidValueException for each value that is invalid
   */
  Filter filter(String state) {
    return EventCodec.filter(state, type, cardId, code, openid);
  }
}
