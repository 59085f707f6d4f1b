package dev.kaquan.sandbox.event;

import java.util.Map;

/**
 * An event as a developer describes it.
 *
 * @param name any name
 * @param fields those that follow the common ones
 */
public record TriggeredEvent(String name, String openid, Map<String, Object> fields)
    implements CardEvent {}
