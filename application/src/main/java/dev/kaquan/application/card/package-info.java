/** Cards: creating them, taking them over, looking at them. */
package dev.kaquan.application.card;
