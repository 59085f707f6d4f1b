package dev.kaquan.application.member;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.member.ActivationMode;

/**
 * What matters of a member card for its memberships.
 *
 * @param hasBonus whether it shows a bonus
 * @param hasBalance whether it shows a balance
 */
record MemberCard(Card card, ActivationMode mode, boolean hasBonus, boolean hasBalance) {}
