package dev.kaquan.application.port;

import dev.kaquan.domain.signature.ApiTicket;

/** Lends the ticket that signs cards. */
@FunctionalInterface
public interface ApiTickets {
  /**
   * A ticket of type {@code wx_card} that is valid now. May be asked as often as one likes: it is
   * fetched only when the last one comes to its end.
   *
   * @throws PlatformException if a ticket is needed and none can be had
   */
  ApiTicket current();
}
