package dev.kaquan.sandbox.event;

/**
 * What was seen in pushes though no document says so, and what none of them promises.
 *
 * @param noOuterStr leaves OuterStr out even where there is a channel
 * @param blanksOutsideCdata puts blanks around the CDATA of texts, as in WeChat's own samples
 * @param duplicates how often a push that was accepted is sent again
 * @param reorder shuffles what waits
 * @param emptyCode leaves UserCardCode empty in every event but user_get_card
 * @param outetStr spells OuterStr as OutetStr when a friend takes a gift, and always sends it then
 * @param answerMillis how long an answer may take, 5,000 at most
 */
public record Quirks(
    boolean noOuterStr,
    boolean blanksOutsideCdata,
    int duplicates,
    boolean reorder,
    boolean emptyCode,
    boolean outetStr,
    int answerMillis) {
  static final int MAX_MILLIS = 5000;
  static final Quirks NONE = new Quirks(false, false, 0, false, false, false, MAX_MILLIS);
}
