package dev.kaquan.application.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.CardFilter;
import dev.kaquan.domain.claim.SignedCardChoice;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PrepareChooseCardTest {
  private static final ApiTicket TICKET = new ApiTicket("a-ticket");

  @Test
  void the_filter_is_signed_for_the_account_with_a_fresh_nonce_and_the_current_time() {
    PrepareChooseCard prepareChooseCard = new PrepareChooseCardService(
        () -> new AppId("wx1"),
        () -> TICKET,
        () -> "0123456789abcdef0123456789abcdef",
        InstantSource.fixed(CardSamples.NOW));
    SignedCardChoice signed = prepareChooseCard.prepare(new CardFilter("", "GROUPON", ""));
    assertEquals("1490190158", signed.choice().timestampText());
    assertEquals(
        CardSignature.over(
            TICKET, "wx1", "1490190158", "0123456789abcdef0123456789abcdef", "GROUPON"),
        signed.cardSign());
  }
}
