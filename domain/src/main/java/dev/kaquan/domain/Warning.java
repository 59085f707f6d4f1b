package dev.kaquan.domain;

/**
 * Something that is allowed and may not work.
 *
 * @param field the path of the field, such as {@code cards[0].outerStr}
 * @param text what may happen; never a value
 */
public record Warning(String field, String text) {}
