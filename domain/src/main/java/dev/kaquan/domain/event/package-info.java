/** The events that WeChat pushes when something happens to a card. */
package dev.kaquan.domain.event;
