package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.member.OpenCardReturn.Malformed;
import dev.kaquan.domain.member.OpenCardReturn.NotOurs;
import dev.kaquan.domain.member.OpenCardReturn.NothingSubmitted;
import dev.kaquan.domain.member.OpenCardReturn.Submitted;
import dev.kaquan.domain.member.OpenCardReturn.SubmittedCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenCardReturnTest {
  private static final String CARD = CardSamples.CARD_ID.value();
  private static final String ENCRYPTED = "A".repeat(63) + "+";

  @Test
  void options_of_another_referrer_are_not_ours() {
    for (Object referrer : Arrays.asList(
        null,
        "wxeb490c6f9b154ef9",
        List.of(),
        Map.of(),
        Map.of("appId", "wx0000000000000000"),
        Map.of("appId", "WXEB490C6F9B154EF9"),
        Map.of("appId", List.of("wxeb490c6f9b154ef9")))) {
      assertEquals(
          new NotOurs(), OpenCardReturn.of(Collections.singletonMap("referrerInfo", referrer)));
    }
    assertEquals(new NotOurs(), OpenCardReturn.of(Map.of()));
  }

  @Test
  void without_extra_data_nothing_was_submitted() {
    for (Object extraData : Arrays.asList(null, "", Map.of(), List.of(), 0, false)) {
      assertEquals(new NothingSubmitted(), returned(extraData));
    }
    assertEquals(
        new NothingSubmitted(),
        OpenCardReturn.of(Map.of("referrerInfo", Map.of("appId", OpenCardLink.COMPONENT_APP_ID))));
  }

  @Test
  void a_submitted_form_carries_ticket_card_and_code() {
    assertEquals(
        new Submitted(
            Optional.of(new ActivateTicket("ticket+/%=")),
            CardSamples.CARD_ID,
            new SubmittedCode(Optional.of(new EncryptedCode(ENCRYPTED)), Optional.empty())),
        returned(Map.of("activate_ticket", "ticket+/%=", "card_id", CARD, "code", ENCRYPTED)));
  }

  @Test
  void the_ticket_may_be_absent_and_the_code_plain() {
    assertEquals(
        new Submitted(
            Optional.empty(),
            CardSamples.CARD_ID,
            new SubmittedCode(Optional.empty(), Optional.of(new CardCode("0042")))),
        returned(Map.of("card_id", CARD, "code", "0042", "of_tomorrow", 1)));
  }

  @Test
  void values_that_the_component_never_sends_are_reported_with_their_fields() {
    assertEquals(List.of("card_id", "code"), fields(Map.of("activate_ticket", "t")));
    assertEquals(List.of("card_id"), fields(Map.of("card_id", "no id", "code", "1")));
    assertEquals(List.of("code"), fields(Map.of("card_id", CARD, "code", "a".repeat(200))));
    assertEquals(List.of("code"), fields(Map.of("card_id", CARD, "code", "优惠")));
    assertEquals(
        List.of("activate_ticket"),
        fields(Map.of("card_id", CARD, "code", "1", "activate_ticket", 7)));
    assertEquals(
        List.of("activate_ticket"),
        fields(Map.of("card_id", CARD, "code", "1", "activate_ticket", "t".repeat(513))));
  }

  @Test
  void a_ticket_is_not_printed() {
    OpenCardReturn submitted =
        returned(Map.of("activate_ticket", "ticket-1", "card_id", CARD, "code", "0042"));
    assertFalse(submitted.toString().contains("ticket-1"));
  }

  @Test
  void no_options_at_all_lead_to_an_exception() {
    SplittableRandom random = new SplittableRandom(20261126);
    for (int round = 0; round < 5000; round++) {
      assertNotNull(OpenCardReturn.of(Map.of("referrerInfo", value(random, 0))));
      assertNotNull(returned(value(random, 0)));
    }
  }

  private static OpenCardReturn returned(Object extraData) {
    Map<String, Object> referrer = new HashMap<>();
    referrer.put("appId", OpenCardLink.COMPONENT_APP_ID);
    referrer.put("extraData", extraData);
    return OpenCardReturn.of(Map.of("scene", 1038, "referrerInfo", referrer));
  }

  private static List<String> fields(Map<String, Object> extraData) {
    return ((Malformed) returned(extraData))
        .violations().stream().map(Violation::field).distinct().toList();
  }

  /** Returns any value that JSON can have, except null. */
  private static Object value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 2 ? 4 : 6)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextBoolean();
      case 2 -> CardSamples.string(random, random.nextInt(200));
      case 3 -> List.of("", CARD, ENCRYPTED, "wxeb490c6f9b154ef9").get(random.nextInt(4));
      case 4 -> new ArrayList<>(Collections.nCopies(random.nextInt(3), value(random, depth + 1)));
      default -> {
        Map<String, Object> map = new HashMap<>();
        for (String key : List.of("appId", "extraData", "activate_ticket", "card_id", "code")) {
          if (random.nextBoolean()) {
            map.put(key, random.nextInt(8) == 0 ? null : value(random, depth + 1));
          }
        }
        yield map;
      }
    };
  }
}
