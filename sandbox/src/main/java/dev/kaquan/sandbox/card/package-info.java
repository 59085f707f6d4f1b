/** Cards and their distribution. */
package dev.kaquan.sandbox.card;
