/** Cards as a merchant issues them: what they are, how long they hold, who makes their codes. */
package dev.kaquan.domain.card;
