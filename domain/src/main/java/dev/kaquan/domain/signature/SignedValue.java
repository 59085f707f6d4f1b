package dev.kaquan.domain.signature;

/**
 * One value covered by a signature.
 *
 * @param name as WeChat spells it, such as {@code nonce_str}
 */
public record SignedValue(String name, String value) {}
