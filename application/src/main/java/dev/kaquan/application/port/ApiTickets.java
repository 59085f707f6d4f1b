package dev.kaquan.application.port;

import dev.kaquan.domain.signature.ApiTicket;

/** Provides the ticket that signs cards. */
@FunctionalInterface
public interface ApiTickets {
  /**
   * Returns a valid ticket of type {@code wx_card}. May be called for every signature: a ticket is
   * fetched only near the expiry of the last one.
   *
   * @throws PlatformException if no ticket is available
   */
  ApiTicket current();
}
