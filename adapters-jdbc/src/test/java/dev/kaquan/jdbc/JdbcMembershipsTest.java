package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberLedgerContract;
import dev.kaquan.application.port.MembershipLocks;
import dev.kaquan.application.port.MembershipNumbers;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.MembershipsContract;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcMembershipsTest extends DatabaseFixture
    implements MembershipsContract, MemberLedgerContract {
  @Override
  public Memberships memberships() {
    return new JdbcMemberships(database);
  }

  @Override
  public MemberLedger ledger() {
    return new JdbcMemberLedger(database);
  }

  @Override
  public MembershipLocks locks() {
    return new JdbcMembershipLocks(database);
  }

  @Override
  public MembershipNumbers numbers() {
    return new JdbcMembershipNumbers(database);
  }

  @Test
  void claims_of_member_cards_are_found_until_they_are_memberships() {
    Holding claim = PortSamples.holding(new CardCode("001"));
    isClaimed(claim);
    assertEquals(List.of(), memberships().claimsWithoutMembership(9));
    new JdbcCards(database).save(PortSamples.storedCard(memberCard()));
    assertEquals(List.of(claim), memberships().claimsWithoutMembership(9));
    assertEquals(List.of(), memberships().claimsWithoutMembership(0));
    Membership membership = Membership.claimed(
        new MembershipId(claim.cardId(), claim.code()),
        ActivationMode.AUTOMATIC,
        MemberProfile.UNKNOWN,
        OuterStr.NONE,
        PortSamples.NOW);
    memberships()
        .add(
            StoredMembership.of(membership),
            new Change(PortSamples.NOW, "claimed", "", membership.state()));
    assertEquals(List.of(), memberships().claimsWithoutMembership(9));
  }

  private static Card memberCard() {
    Card card = CardSamples.PLAIN;
    return new Card(
        card.id(),
        CardType.MEMBER_CARD,
        card.title(),
        card.codeMode(),
        card.bindOpenid(),
        card.validity(),
        card.quantity(),
        card.getLimit(),
        card.status());
  }

  private void isClaimed(Holding claim) {
    JdbcAddCardRequests requests = new JdbcAddCardRequests(database);
    AddCardRequest request = PortSamples.request("r1", PortSamples.TAKEN);
    requests.add(request, Optional.empty());
    requests.resolve(request.id(), 0, PortSamples.TAKEN, claim);
  }
}
