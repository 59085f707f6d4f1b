package dev.kaquan.wechat;

import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.Credentials.Kind;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.wire.TicketReply;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Singleton
final class WeChatApiTickets implements ApiTickets {
  private final AuthorizedClient calls;
  private final WeChatAccounts accounts;
  private final CredentialCache<ApiTicket> ticket;

  @Inject
  WeChatApiTickets(
      AuthorizedClient calls,
      WeChatAccounts accounts,
      Credentials credentials,
      InstantSource clock) {
    this.calls = calls;
    this.accounts = accounts;
    this.ticket = new CredentialCache<>(new TicketSource(), credentials, clock);
  }

  @Override
  public ApiTicket current() {
    try {
      return ticket.current(accounts.resolve());
    } catch (FailedCallException e) {
      throw e.toPlatformException(Endpoint.TICKET);
    }
  }

  private final class TicketSource implements CredentialSource<ApiTicket> {
    @Override
    public Kind kind() {
      return Kind.CARD_TICKET;
    }

    @Override
    public Endpoint call() {
      return Endpoint.TICKET;
    }

    @Override
    public IssuedCredential fetch(WeChatAccount account, String refused) {
      return calls.send(
          PlatformRequest.get(account, Endpoint.TICKET, "type=wx_card"),
          TicketReply.class,
          reply -> new IssuedCredential(
              new ApiTicket(ReplyMapper.required(reply.ticket(), "ticket")).reveal(),
              reply.expiresInSeconds()));
    }

    @Override
    public ApiTicket read(Credential credential) {
      return new ApiTicket(credential.secret());
    }
  }
}
