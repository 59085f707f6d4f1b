package dev.kaquan.domain.template;

import dev.kaquan.domain.Violation;

/**
 * One rule that a template breaks, and the number with which WeChat refuses it.
 *
 * @param errCode the number in WeChat's answer, never 0
 */
public record TemplateFault(Violation violation, int errCode) {}
