package dev.kaquan.sandbox.account;

import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.wire.TicketReply;
import dev.kaquan.wire.TokenReply;

/** Lends tokens and tickets. */
public final class AccountCalls {
  private final Account account;
  private final Lent lent;
  private final SandboxClock clock;

  /** The calls for {@code account}. */
  public AccountCalls(Account account, Lent lent, SandboxClock clock) {
    this.account = account;
    this.lent = lent;
    this.clock = clock;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.OPEN_GET, "/cgi-bin/token", this::token);
    calls.add(Kind.OPEN_POST, "/cgi-bin/stable_token", this::stableToken);
    calls.add(Kind.GET, "/cgi-bin/ticket/getticket", this::ticket);
  }

  private TokenReply token(Asked asked) {
    checkAccount(asked);
    return reply(lent.token());
  }

  private TokenReply stableToken(Asked asked) {
    checkAccount(asked);
    return reply(lent.stableToken(asked.flag("force_refresh")));
  }

  private TicketReply ticket(Asked asked) {
    String type = asked.text("type");
    if (!type.equals("wx_card") && !type.equals("jsapi")) {
      throw new Refusal(ErrCode.INVALID_ARGS);
    }
    Lent.Loan loan = lent.ticket(type);
    return new TicketReply(0, "ok", loan.value(), (int) loan.secondsLeft(clock.instant()));
  }

  private void checkAccount(Asked asked) {
    if (!asked.text("grant_type").equals("client_credential")) {
      throw new Refusal(ErrCode.INVALID_GRANT_TYPE);
    }
    String appId = asked.text("appid", ErrCode.APPID_MISSING);
    String secret = asked.text("secret", ErrCode.APPSECRET_MISSING);
    if (!appId.equals(account.appId())) {
      throw new Refusal(ErrCode.INVALID_APPID);
    }
    if (!secret.equals(account.secret())) {
      throw new Refusal(ErrCode.INVALID_APPSECRET);
    }
  }

  private TokenReply reply(Lent.Loan loan) {
    return new TokenReply(loan.value(), (int) loan.secondsLeft(clock.instant()));
  }
}
