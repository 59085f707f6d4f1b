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
  private final AuthorizedCalls calls;
  private final WeChatAccounts accounts;
  private final LentCredential<ApiTicket> ticket;

  @Inject
  WeChatApiTickets(
      AuthorizedCalls calls,
      WeChatAccounts accounts,
      Credentials credentials,
      InstantSource clock) {
    this.calls = calls;
    this.accounts = accounts;
    this.ticket = new LentCredential<>(new Source(), credentials, clock);
  }

  @Override
  public ApiTicket current() {
    try {
      return ticket.current(accounts.current());
    } catch (FailedCallException e) {
      throw e.toPlatformException();
    }
  }

  private final class Source implements CredentialSource<ApiTicket> {
    @Override
    public Kind kind() {
      return Kind.CARD_TICKET;
    }

    @Override
    public Call call() {
      return Call.TICKET;
    }

    @Override
    public Loan fetch(WeChatAccount account, String refused) {
      return calls.ask(
          Question.get(account, Call.TICKET, "type=wx_card"),
          TicketReply.class,
          reply -> new Loan(
              new ApiTicket(Meaning.required(reply.ticket(), "ticket")).reveal(),
              reply.expiresInSeconds()));
    }

    @Override
    public ApiTicket read(Credential credential) {
      return new ApiTicket(credential.secret());
    }
  }
}
