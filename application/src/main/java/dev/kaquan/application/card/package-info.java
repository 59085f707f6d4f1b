/** Use cases of cards. */
package dev.kaquan.application.card;
