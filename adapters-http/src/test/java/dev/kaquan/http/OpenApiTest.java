package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final HttpApi api = new HttpApi(
      Set.of(
          new SystemRoutes(() -> null),
          new CardRoutes(
              (body, receipt) -> null,
              id -> Optional.empty(),
              id -> Optional.empty(),
              (type, page) -> null,
              (type, page) -> null),
          new ActivationRoutes(
              (cardId, form) -> Optional.empty(),
              cardId -> Optional.empty(),
              (cardId, channel) -> null,
              command -> null,
              command -> null),
          new MemberRoutes(
              (filter, page) -> null,
              id -> Optional.empty(),
              id -> Optional.empty(),
              (id, display) -> null,
              (command, receipt) -> null,
              (id, entryId, actor, receipt) -> null,
              (id, page) -> null),
          new CallbackRoutes(query -> null, (query, body) -> Optional.empty(), sample -> null),
          new EventRoutes((filter, page) -> null, id -> Optional.empty(), id -> null),
          new AddCardRoutes(
              (draft, receipt) -> null,
              id -> Optional.empty(),
              (outcome, page) -> new Page<>(List.of(), Optional.empty()),
              command -> Optional.empty(),
              id -> Optional.empty()),
          new OpenCardRoutes(query -> new OpenCards.Opened(List.of()), opened -> 0),
          new FunnelRoutes(query -> null),
          new ReconciliationRoutes(page -> null, id -> Optional.empty()),
          new ChooseCardRoutes(filter -> null),
          new SignatureRoutes(query -> null)),
      presented -> true,
      new IdempotencyFilter((keyHash, fingerprint) -> Claim.IN_PROGRESS, (keyHash, answer) -> {}),
      InstantSource.system());

  @Test
  void the_description_and_the_routes_agree_both_ways() throws IOException {
    Set<String> described = new TreeSet<>();
    try (InputStream yaml = HttpApi.class.getResourceAsStream("openapi.yaml")) {
      Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(yaml);
      document
          .get("paths")
          .forEach((path, methods) -> methods.keySet().stream()
              .filter(METHODS::contains)
              .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    }
    Set<String> served = new TreeSet<>();
    api.endpoints().forEach(route -> served.add(route.method() + " " + route.path()));
    assertEquals(described, served);
  }
}
