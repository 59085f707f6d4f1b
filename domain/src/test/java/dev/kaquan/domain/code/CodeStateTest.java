package dev.kaquan.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeStateTest {
  @ParameterizedTest
  @CsvSource({
    "available, reserved prepared deposited claimed redeemed rejected retired",
    "reserved, available prepared claimed redeemed retired",
    "prepared, claimed redeemed retired",
    "deposited, claimed redeemed",
    "rejected, claimed redeemed retired",
    "claimed, redeemed",
    "redeemed, ''",
    "retired, claimed redeemed",
  })
  void a_code_only_goes_forward(String from, String next) {
    CodeState state = CodeState.named(from).orElseThrow();
    assertEquals(
        next,
        Stream.of(CodeState.values())
            .filter(state::canBecome)
            .map(CodeState::wireName)
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @EnumSource
  void no_state_leads_back_to_itself(CodeState state) {
    assertEquals(Optional.of(state), CodeState.named(state.wireName()));
    assertEquals(false, state.canBecome(state));
  }

  @Test
  void a_stock_counts_its_codes() {
    CodeStock stock = new CodeStock(
        Map.of(CodeState.AVAILABLE, 3L, CodeState.CLAIMED, 2L, CodeState.RETIRED, 0L));
    assertEquals(5, stock.total());
    assertEquals(3, stock.count(CodeState.AVAILABLE));
    assertEquals(0, stock.count(CodeState.REDEEMED));
    assertEquals(stock, new CodeStock(Map.of(CodeState.AVAILABLE, 3L, CodeState.CLAIMED, 2L)));
    assertEquals(Optional.empty(), CodeState.named("lost"));
  }
}
