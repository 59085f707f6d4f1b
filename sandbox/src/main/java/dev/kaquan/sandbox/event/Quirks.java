package dev.kaquan.sandbox.event;

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
    int answerMillis) {
  static final int MAX_MILLIS = 5000;
  static final Quirks NONE =
      new Quirks(false, false, 0, false, false, false, false, false, MAX_MILLIS);
}
