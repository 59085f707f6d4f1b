package dev.kaquan.sandbox.account;

import dev.kaquan.sandbox.env.Account;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.SandboxRequest;
import dev.kaquan.wire.TicketReply;
import dev.kaquan.wire.TokenReply;

/** Issues access tokens and tickets. */
public final class AccountEndpoints {
  private final Account account;
  private final CredentialIssuer credentialIssuer;
  private final SandboxClock clock;

  public AccountEndpoints(SandboxContext context, CredentialIssuer credentialIssuer) {
    this.account = context.account();
    this.credentialIssuer = credentialIssuer;
    this.clock = context.clock();
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PUBLIC_GET, "/cgi-bin/token", this::token);
    endpoints.add(Kind.PUBLIC_POST, "/cgi-bin/stable_token", this::stableToken);
    endpoints.add(Kind.GET, "/cgi-bin/ticket/getticket", this::ticket);
  }

  private TokenReply token(SandboxRequest request) {
    checkAccount(request);
    return reply(credentialIssuer.token());
  }

  private TokenReply stableToken(SandboxRequest request) {
    checkAccount(request);
    return reply(credentialIssuer.stableToken(request.flag("force_refresh")));
  }

  private TicketReply ticket(SandboxRequest request) {
    String type = request.text("type");
    if (!type.equals("wx_card") && !type.equals("jsapi")) {
      throw new PlatformError(ErrCode.INVALID_ARGS);
    }
    CredentialIssuer.IssuedCredential credential = credentialIssuer.ticket(type);
    return new TicketReply(
        0, "ok", credential.value(), (int) credential.secondsLeft(clock.instant()));
  }

  private void checkAccount(SandboxRequest request) {
    if (!request.text("grant_type").equals("client_credential")) {
      throw new PlatformError(ErrCode.INVALID_GRANT_TYPE);
    }
    String appId = request.text("appid", ErrCode.APPID_MISSING);
    String secret = request.text("secret", ErrCode.APPSECRET_MISSING);
    if (!appId.equals(account.appId())) {
      throw new PlatformError(ErrCode.INVALID_APPID);
    }
    if (!secret.equals(account.secret())) {
      throw new PlatformError(ErrCode.INVALID_APPSECRET);
    }
  }

  private TokenReply reply(CredentialIssuer.IssuedCredential credential) {
    return new TokenReply(credential.value(), (int) credential.secondsLeft(clock.instant()));
  }
}
