package dev.kaquan.domain.signature;

/**
 * One value under a signature, with the name under which it travels.
 *
 * @param name as WeChat spells it, such as {@code nonce_str}
 */
public record SignedValue(String name, String value) {}
