package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a restart, changed rows exist once and deleted ones do not. */
class RestartTest {
  @TempDir
  private Path folder;

  @Test
  void the_last_of_many_changes_counts_however_often_it_is_restarted() {
    try (SandboxFixture sandbox = new SandboxFixture(folder)) {
      String card = sandbox.create(coupon(""));
      String id = "{\"card_id\":\"" + card + "\"";
      String code = sandbox.holds(ANN, card);
      String mark = id + ",\"code\":\"" + code + "\",\"openid\":\"" + ANN + "\",\"is_mark\":%s}";
      for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 40; i++) {
          sandbox.merchant("/card/modifystock", id + ",\"increase_stock_value\":1}");
          sandbox.merchant("/card/code/mark", mark.formatted(i % 2 == 0));
        }
        sandbox.restart();
        assertTrue(sandbox
            .merchant("/card/get", id + "}")
            .toString()
            .contains("sku={quantity=" + (499 + 40 * round)));
        assertEquals(ANN, sandbox.merchant("/card/code/get", json("code", code)).get("openid"));
      }
    }
  }
}
