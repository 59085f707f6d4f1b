package dev.kaquan.wechat;

import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.signature.ApiTicket;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
final class WeChatApiTickets implements ApiTickets {
  private static final Logger LOG = LoggerFactory.getLogger(WeChatApiTickets.class);

  private final WeChatAccounts accounts;
  private final LentCredential tickets;

  @Inject
  WeChatApiTickets(
      PlatformCalls calls, WeChatAccounts accounts, Credentials credentials, InstantSource clock) {
    this.accounts = accounts;
    this.tickets = new LentCredential(
        Credentials.Kind.CARD_TICKET,
        credentials,
        clock,
        account -> calls.ticket(account, "wx_card"));
  }

  @Override
  public ApiTicket current() {
    try {
      return new ApiTicket(tickets.current(accounts.current()).secret());
    } catch (RefusedCall refused) {
      throw Faults.told(LOG, refused.toPlatformException());
    } catch (PlatformException fault) {
      throw Faults.told(LOG, fault);
    }
  }
}
