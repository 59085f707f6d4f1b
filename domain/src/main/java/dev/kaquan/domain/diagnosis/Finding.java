package dev.kaquan.domain.diagnosis;

/**
 * A mistake that was proved: making it yields the very signature that was given.
 *
 * @param explanation what was done
 * @param fix what to do instead
 */
public record Finding(Mistake mistake, String explanation, String fix) {}
