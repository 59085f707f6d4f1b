package dev.kaquan.violations.domain.card;

import org.junit.jupiter.api.Tag;

/** A card with an annotation of a framework. */
@Tag("card")
final class TaggedCard {}
