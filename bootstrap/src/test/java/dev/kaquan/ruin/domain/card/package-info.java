/** Cards that know more than a card should. */
package dev.kaquan.ruin.domain.card;
