/** Use cases of member cards: forms, activation, memberships and their values. */
package dev.kaquan.application.member;
