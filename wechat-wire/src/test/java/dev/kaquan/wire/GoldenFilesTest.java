package dev.kaquan.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each record against a sample from WeChat's documents, in {@code golden}: samples as printed
 * there; where a sample leaves values out, made-up ones in its shape.
 */
class GoldenFilesTest {

  static List<Arguments> files() {
    return List.of(
        Arguments.of("token_reply", TokenReply.class),
        Arguments.of("stable_token_request", StableTokenRequest.class),
        Arguments.of("ticket_reply", TicketReply.class),
        Arguments.of("card_id_request", CardIdRequest.class),
        Arguments.of("card_id_reply", CardIdReply.class),
        Arguments.of("card_get_reply", CardGetReply.class),
        Arguments.of("batch_get_request", BatchGetRequest.class),
        Arguments.of("batch_get_reply", BatchGetReply.class),
        Arguments.of("decrypt_request", DecryptRequest.class),
        Arguments.of("decrypt_reply", DecryptReply.class),
        Arguments.of("code_get_reply", CodeGetReply.class),
        Arguments.of("unavailable_request", UnavailableRequest.class),
        Arguments.of("update_code_request", UpdateCodeRequest.class),
        Arguments.of("mark_request", MarkRequest.class),
        Arguments.of("codes_request", CodesRequest.class),
        Arguments.of("deposit_reply", DepositReply.class),
        Arguments.of("check_code_reply", CheckCodeReply.class),
        Arguments.of("deposit_count_reply", DepositCountReply.class),
        Arguments.of("modify_stock_request", ModifyStockRequest.class),
        Arguments.of("error_reply", ErrorReply.class),
        Arguments.of("activate_ticket_request", ActivateTicketRequest.class),
        Arguments.of("activate_temp_info_reply", ActivateTempInfoReply.class),
        Arguments.of("activate_url_request", ActivateUrlRequest.class),
        Arguments.of("activate_url_reply", ActivateUrlReply.class),
        Arguments.of("activate_request", ActivateRequest.class),
        Arguments.of("member_code_request", MemberCodeRequest.class),
        Arguments.of("user_info_reply", UserInfoReply.class),
        Arguments.of("update_user_request", UpdateUserRequest.class),
        Arguments.of("update_user_reply", UpdateUserReply.class),
        Arguments.of("held_cards_request", HeldCardsRequest.class),
        Arguments.of("held_cards_reply", HeldCardsReply.class),
        Arguments.of("add_card_item", AddCardItem.class),
        Arguments.of("add_card_result", AddCardResult.class),
        Arguments.of("add_card_result_cancelled", AddCardResult.class),
        Arguments.of("open_card_item", OpenCardItem.class),
        Arguments.of("navigate_parameters", NavigateParameters.class),
        Arguments.of("choose_card_parameters", ChooseCardParameters.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_message_of_wechat_is_written_back_as_it_was_read(String name, Class<?> type)
      throws IOException, MalformedWireException {
    String text = golden(name);
    assertEquals(text, WireJson.write(WireJson.read(text, type)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_message_of_wechat_passes_through_a_map_unchanged(String name, Class<?> type)
      throws IOException, MalformedWireException {
    String text = golden(name);
    assertEquals(text, WireJson.write(WireJson.readObject(text)));
  }

  @Test
  void a_cardext_is_read_out_of_the_element_that_carries_it()
      throws IOException, MalformedWireException {
    AddCardItem item = WireJson.read(golden("add_card_item"), AddCardItem.class);
    Map<String, Object> fields = CardExtJson.read(item.cardExt());
    assertEquals(
        List.of("timestamp", "nonce_str", "signature", "outer_str"), List.copyOf(fields.keySet()));
    assertEquals("1490190158", fields.get("timestamp"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = GoldenFilesTest.class.getResourceAsStream("golden/" + name + ".json")) {
      assertNotNull(file, name);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
