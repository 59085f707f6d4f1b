package dev.kaquan.application.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrepareOpenCardTest {
  private static final OuterStr GUIDE = new OuterStr("guide");

  private final MemberFixture fixture = new MemberFixture();
  private final DefineActivationForm defineForm =
      new DefineActivationFormService(fixture.memberCards, fixture.platform, fixture.forms);
  private final PrepareOpenCard prepareOpenCard =
      new PrepareOpenCardService(fixture.memberCards, fixture.forms, fixture.platform, fixture);

  @ParameterizedTest
  @ValueSource(strings = {"wx_activate", "wx_activate wx_activate_after_submit_url"})
  void a_one_tap_card_with_a_form_has_a_link(String fields) {
    fixture.has(fields.split(" "));
    assertEquals(Optional.empty(), defineForm.define(MemberFixture.CARD, MemberFixture.FORM));
    assertEquals("guide", link(GUIDE).outerStr());
    assertEquals(
        List.of("setForm " + MemberFixture.FORM.body(), "link guide"), fixture.platform.calls());
  }

  @Test
  void a_link_is_cached_per_channel_for_ten_minutes() {
    hasForm();
    OpenCardLink first = link(GUIDE);
    fixture.passes(PrepareOpenCardService.CACHED_FOR.minusMillis(1));
    assertEquals(first, link(GUIDE));
    assertNotEquals(first, link(OuterStr.NONE));
    fixture.passes(Duration.ofMillis(1));
    assertNotEquals(first, link(GUIDE));
  }

  @Test
  void any_number_of_channels_is_served() {
    hasForm();
    for (int i = 0; i < 1002; i++) {
      OuterStr channel = new OuterStr("c" + i);
      assertEquals(link(channel), link(channel));
    }
  }

  @Test
  void an_unknown_card_is_refused() {
    assertRefused(Refusal.UNKNOWN_CARD);
  }

  @Test
  void another_card_is_refused() {
    fixture.has(CardTemplate.restored(TemplateSamples.body(CardType.GROUPON)));
    assertRefused(Refusal.NOT_A_MEMBER_CARD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto_activate", "activate_url", "wx_activate activate_url"})
  void a_card_that_is_not_activated_with_one_tap_is_refused(String fields) {
    fixture.has(fields.split(" "));
    assertRefused(Refusal.NOT_ONE_TAP);
  }

  @Test
  void a_card_without_a_form_has_no_link() {
    fixture.has("wx_activate");
    assertEquals(Optional.of(Refusal.NO_FORM), refusal());
  }

  @Test
  void a_card_with_given_codes_has_no_link() {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    TemplateSamples.typeObject(body).put("wx_activate", true);
    TemplateSamples.baseInfo(body).put("use_custom_code", true);
    fixture.has(CardTemplate.restored(body));
    fixture.forms.save(MemberFixture.CARD, MemberFixture.FORM);
    assertEquals(Optional.of(Refusal.GIVEN_CODES), refusal());
  }

  @Test
  void a_form_that_the_platform_did_not_set_is_not_stored() {
    fixture.has("wx_activate");
    fixture.platform.fails(PlatformException.Kind.REJECTED, false);
    assertThrows(
        PlatformException.class, () -> defineForm.define(MemberFixture.CARD, MemberFixture.FORM));
    assertEquals(Optional.empty(), fixture.forms.find(MemberFixture.CARD));
  }

  private void hasForm() {
    fixture.has("wx_activate");
    fixture.forms.save(MemberFixture.CARD, MemberFixture.FORM);
  }

  private void assertRefused(Refusal refusal) {
    assertEquals(Optional.of(refusal), defineForm.define(MemberFixture.CARD, MemberFixture.FORM));
    assertEquals(Optional.of(refusal), refusal());
    assertEquals(List.of(), fixture.platform.calls());
  }

  private Optional<Refusal> refusal() {
    return prepareOpenCard
        .prepare(MemberFixture.CARD, GUIDE)
        .fold(link -> Optional.empty(), Optional::of);
  }

  private OpenCardLink link(OuterStr channel) {
    return prepareOpenCard.prepare(MemberFixture.CARD, channel).fold(link -> link, refusal -> {
      throw new AssertionError(refusal);
    });
  }
}
