package dev.kaquan.sandbox;

import dev.kaquan.sandbox.account.AccountEndpoints;
import dev.kaquan.sandbox.account.CredentialIssuer;
import dev.kaquan.sandbox.card.CardEndpoints;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.Cells;
import dev.kaquan.sandbox.card.DistributionEndpoints;
import dev.kaquan.sandbox.card.MediaEndpoints;
import dev.kaquan.sandbox.card.Policy;
import dev.kaquan.sandbox.card.PolicySettings;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.card.WhiteList;
import dev.kaquan.sandbox.claim.ClaimRules;
import dev.kaquan.sandbox.claim.Claims;
import dev.kaquan.sandbox.claim.GiftEndpoints;
import dev.kaquan.sandbox.claim.Gifts;
import dev.kaquan.sandbox.claim.PersonEndpoints;
import dev.kaquan.sandbox.claim.PhoneEndpoints;
import dev.kaquan.sandbox.claim.ScanEndpoints;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeEndpoints;
import dev.kaquan.sandbox.code.DepositEndpoints;
import dev.kaquan.sandbox.code.Deposits;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.code.Redemptions;
import dev.kaquan.sandbox.component.OpenCardComponent;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.member.MemberEndpoints;
import dev.kaquan.sandbox.member.Memberships;
import dev.kaquan.sandbox.web.Endpoints;

/** Wires the platform and the phone. */
final class SandboxEndpoints {
  private static final long ACTIVATE_TICKET_SECONDS = 24L * 3600;

  private SandboxEndpoints() {}

  static Endpoints of(
      SandboxContext context, SandboxSettings.Permissions permissions, Events events) {
    CredentialIssuer credentials = new CredentialIssuer(context);
    Endpoints endpoints = new Endpoints(credentials, context.randomStrings());
    new AccountEndpoints(context, credentials).register(endpoints);

    CardRecords cards = new CardRecords(context);
    Policy policy = new Policy(
        context,
        new PolicySettings(
            permissions.unreviewedCards(), permissions.newCoupons(), ACTIVATE_TICKET_SECONDS));
    WhiteList whiteList = new WhiteList(context);
    QrCodes qrCodes = new QrCodes(context);
    Cells cells = new Cells(context);
    new CardEndpoints(context, cards, policy, events).register(endpoints);
    new DistributionEndpoints(context, cards, whiteList, qrCodes, cells).register(endpoints);
    new MediaEndpoints(context).register(endpoints);

    HeldCodes codes = new HeldCodes(context, cards);
    CodeCipher cipher = new CodeCipher(context);
    Deposits deposits = new Deposits(context, codes);
    Redemptions redemptions = new Redemptions(context, codes, cards, events);
    new CodeEndpoints(context, codes, cards, deposits, redemptions, cipher).register(endpoints);
    new DepositEndpoints(context, cards, deposits).register(endpoints);

    Memberships memberships = new Memberships(context, cards, policy);
    new MemberEndpoints(context, memberships, cards, codes, events).register(endpoints);

    ClaimRules rules = new ClaimRules(context, credentials, whiteList, codes);
    Claims claims = new Claims(context, rules, cards, codes, deposits, memberships, events);
    Gifts gifts = new Gifts(context, codes, cards, memberships, events);
    endpoints.beforeEach(gifts::returnExpired);
    new PhoneEndpoints(context, claims, codes, cards, cipher, events).register(endpoints);
    new ScanEndpoints(context, qrCodes, claims, cipher).register(endpoints);
    new GiftEndpoints(context, gifts, codes).register(endpoints);
    new PersonEndpoints(context, codes, redemptions, cards, cells, events).register(endpoints);
    new OpenCardComponent(context, memberships, cards, claims, codes, cipher, events)
        .register(endpoints);
    return endpoints;
  }
}
