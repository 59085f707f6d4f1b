package dev.kaquan.sandbox.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deviations of pushes that were observed but are not documented, or that no document rules out.
 *
 * @param noOuterStr omits OuterStr even if there is a channel
 * @param blanksOutsideCdata puts blanks around the CDATA of texts, as in WeChat's own samples
 * @param duplicates how often an accepted push is sent again
 * @param reorder shuffles pending pushes
 * @param emptyCode leaves UserCardCode empty in every event but user_get_card
 * @param outetStr spells OuterStr as OutetStr when a friend takes a gift, and always sends it then
 * @param unionId sends a UnionId of the person in user_get_card
 * @param placeholderUnionId sends the same UnionId for everybody in user_get_card
 * @param answerMillis time limit for a reply, at most 5,000
 * @param sourceScene sent as SourceScene in user_get_card; absent if empty
 * @param schedule when every push is repeated; by event if empty
 * @param lose the events that are not delivered
 * @param delaySeconds by how much the events are delivered late
 */
public record Quirks(
    boolean noOuterStr,
    boolean blanksOutsideCdata,
    int duplicates,
    boolean reorder,
    boolean emptyCode,
    boolean outetStr,
    boolean unionId,
    boolean placeholderUnionId,
    int answerMillis,
    String sourceScene,
    String schedule,
    List<String> lose,
    Map<String, Long> delaySeconds) {
  static final int MAX_MILLIS = 5000;
  static final Quirks NONE = new Quirks(
      false, false, 0, false, false, false, false, false, MAX_MILLIS, "", "", List.of(), Map.of());

  /** Returns when pushes of an event are repeated. */
  PushSchedule scheduleOf(Event event) {
    Optional<PushSchedule> forced = List.of(PushSchedule.values()).stream()
        .filter(one -> one.wireName().equals(schedule))
        .findFirst();
    return forced.orElse(
        event.name().equals("user_get_card") ? PushSchedule.CARD_CLAIM : PushSchedule.GENERAL);
  }
}
