package dev.kaquan.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.Pushes;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
          new EventRoutes((filter, page) -> null, id -> Optional.empty(), id -> null, parked -> 0),
          new AddCardRoutes(
              (draft, receipt) -> null,
              id -> Optional.empty(),
              (outcome, page) -> new Page<>(List.of(), Optional.empty()),
              command -> Optional.empty(),
              id -> Optional.empty()),
          new OpenCardRoutes(query -> new OpenCards.Opened(List.of()), opened -> 0),
          new CodeRoutes(
              (cardId, content) -> null,
              id -> Optional.empty(),
              cardId -> Optional.empty(),
              (cardId, code) -> Optional.empty(),
              (cardId, code) -> null),
          new AuditRoutes(() -> null),
          new ReservationRoutes(
              (cardId, duration, receipt) -> Optional.empty(), (id, state) -> Optional.empty()),
          new DepositRoutes(cardId -> null, id -> Optional.empty()),
          new RedemptionRoutes(
              (command, receipt) -> null,
              (filter, page) -> null,
              (cardId, code, reason) -> Optional.empty(),
              (cardId, code, openid, isMarked) -> Optional.empty(),
              (cardId, code, newCode) -> Optional.empty()),
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

  @Test
  void every_operation_has_its_own_id_and_a_known_tag() throws IOException {
    Path openApi = Path.of("src", "main", "resources", "dev", "kaquan", "http", "openapi.yaml");
    List<String> ids =
        found("\n      operationId: ([a-z][A-Za-z]+)\n      tags: \\[[a-z]+]", openApi);
    assertEquals(api.endpoints().size(), ids.size());
    assertEquals(ids.size(), Set.copyOf(ids).size());
    assertEquals(
        new TreeSet<>(found("\n  - name: ([a-z]+)\n    description: ", openApi)),
        new TreeSet<>(found("\n      tags: \\[([a-z]+)]", openApi)));
  }

  @Test
  void every_problem_is_documented_and_described() throws IOException {
    Set<String> made = new TreeSet<>();
    Stream.of(dev.kaquan.application.member.Refusal.values()).forEach(r -> made.add(r.wireName()));
    Stream.of(RedemptionRefusal.values()).forEach(r -> made.add(r.wireName()));
    Stream.of(Pushes.Refusal.values()).forEach(r -> made.add(r.wireName()));
    for (String module : List.of("adapters-http", "api-json")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          made.addAll(
              found("(?:\\d{3}|status|getStatus\\(\\)),\\s*\"([a-z]+(?:-[a-z]+)*)\"", file));
        }
      }
    }
    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "errors.md"))) {
      if (line.matches("\\| `.*\\| [0-9]{3}[^|]*\\|.*")) {
        Pattern.compile("`([a-z-]+)`")
            .matcher(line.substring(0, line.indexOf('|', 1)))
            .results()
            .forEach(name -> documented.add(name.group(1)));
      }
    }
    assertEquals(documented, made);
    Path openApi = Path.of("src", "main", "resources", "dev", "kaquan", "http", "openapi.yaml");
    assertEquals(documented, new TreeSet<>(found("- urn:kaquan:problem:([a-z-]+)", openApi)));
  }

  private static List<String> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
