package dev.kaquan.sandbox.event;

import java.util.Map;

/**
 * Something that happened, of which the merchant is to be told.
 *
 * @param number the first is 1; later events have higher numbers
 * @param name such as {@code user_get_card}
 * @param openid whom it is about; empty for an event about a card
 * @param at Unix seconds
 * @param fields what follows the common head, in this order; one that is not there is not told
 */
public record Event(long number, String name, String openid, long at, Map<String, Object> fields) {}
