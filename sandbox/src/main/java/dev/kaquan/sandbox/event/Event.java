package dev.kaquan.sandbox.event;

import java.util.Map;

/**
 * An event that was published.
 *
 * @param number the first is 1; later events have higher numbers
 * @param name such as {@code user_get_card}
 * @param openid of the person concerned; empty for an event about a card
 * @param at Unix seconds
 * @param fields those that follow the common ones, in this order
 */
public record Event(long number, String name, String openid, long at, Map<String, Object> fields) {}
