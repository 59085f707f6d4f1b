package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.AddCardRequestListContract;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequestsContract;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.domain.claim.RequestId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcAddCardRequestsTest extends DatabaseFixture
    implements AddCardRequestsContract, AddCardRequestListContract {
  @Override
  public AddCardRequests requests() {
    return new JdbcAddCardRequests(database);
  }

  @Override
  public Holdings holdings() {
    return new JdbcHoldings(database);
  }

  @Override
  public List<String> received(RequestId id) {
    return database.read(handle ->
        handle.createQuery("""
            SELECT received FROM received_report WHERE request_id = :id ORDER BY received_at
            """).bind("id", id.value()).mapTo(String.class).list());
  }

  @Test
  void a_received_text_is_stored_with_its_digest_and_the_time_of_its_first_receipt() {
    requests().add(request("r1", OPEN));
    requests().recordReport(request("r1", OPEN), "abc", NOW);
    requests().recordReport(request("r1", OPEN), "abc", NOW.plusMillis(1));
    String digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertEquals(
        List.of(digest + " " + NOW.toEpochMilli()),
        database.read(handle -> handle
            .createQuery("SELECT digest || ' ' || received_at FROM received_report")
            .mapTo(String.class)
            .list()));
  }

  @Test
  void the_same_report_is_stored_once_and_at_most_20_of_64_KiB() {
    RequestId id = new RequestId("r1");
    requests().add(request("r1", OPEN));
    String report = "{\"errMsg\":\"addCard:ok\",\"cardList\":[{\"cardId\":\"p1\",\"code\":null}]}";
    requests().recordReport(request("r1", OPEN), report, NOW);
    requests()
        .recordReport(
            request("r1", OPEN),
            "{ \"cardList\": [{\"code\":null, \"cardId\":\"p1\"}],\"errMsg\":\"addCard:ok\"}",
            NOW);
    assertEquals(List.of(report), received(id));
    requests().recordReport(request("r1", OPEN), "{\"x\":\"" + "x".repeat(65_536) + "\"}", NOW);
    requests().recordReport(request("r1", OPEN), "{\"x\":\"" + "门".repeat(22_000) + "\"}", NOW);
    assertEquals(1, received(id).size());
    for (int i = 0; i < 30; i++) {
      requests().recordReport(request("r1", OPEN), "{\"errMsg\":\"" + i + "\"}", NOW);
    }
    assertEquals(20, received(id).size());
  }

  @Test
  void due_codes_are_found_by_an_index_without_sorting() {
    String plan = plan(PendingCodeRows.DUE_CODES, Map.of("due", 0, "most", 100));
    assertTrue(plan.contains("INDEX offer_pending "), plan);
    assertFalse(plan.contains("TEMP B-TREE"), plan);
  }

  @Test
  void requests_of_one_outcome_are_found_by_an_index_without_sorting() {
    String plan =
        plan(RequestList.WITH_OUTCOME, Map.of("state", "taken", "at", 0, "id", "", "most", 100));
    assertTrue(plan.contains("INDEX offer_by_state "), plan);
    assertFalse(plan.contains("TEMP B-TREE"), plan);
  }
}
