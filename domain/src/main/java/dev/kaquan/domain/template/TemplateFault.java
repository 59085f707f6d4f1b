package dev.kaquan.domain.template;

import dev.kaquan.domain.Violation;

/**
 * One rule that a template breaks, and the number with which WeChat refuses it.
 *
 * @param errCode WeChat's {@code errcode}, never 0
 */
public record TemplateFault(Violation violation, int errCode) {}
