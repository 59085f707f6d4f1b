package dev.kaquan.domain.template;

import dev.kaquan.domain.Violation;

/** One rule that a template violates. */
public record TemplateViolation(TemplateRule rule, Violation violation) {}
