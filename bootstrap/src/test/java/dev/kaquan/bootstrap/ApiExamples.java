package dev.kaquan.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.kaquan.bootstrap.ApiDescription.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The examples of requests and responses in openapi.yaml and docs/api.md.
 *
 * <p>In openapi.yaml they are named after the operation, such as {@code createCard.request}.
 */
final class ApiExamples {
  private static final Path ROOT = Path.of("..");
  private static final Path DESCRIPTION = ROOT.resolve(Path.of(
      "adapters-http", "src", "main", "resources", "dev", "kaquan", "http", "openapi.yaml"));
  private static final Path PAGE = ROOT.resolve(Path.of("docs", "api.md"));
  private static final String IN_DESCRIPTION = "\n  examples:\n";
  private static final String IN_PAGE = "\nIds, times and codes differ.\n";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(
          Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
      .withObjectIndenter(new DefaultIndenter("  ", "\n"))
      .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  /**
   * A request and its response.
   *
   * @param request the JSON or the text of the body, if there is one
   */
  record Exchange(String target, Optional<JsonNode> request, int status, JsonNode response) {}

  private ApiExamples() {}

  /** Returns the examples by their names. */
  static Map<String, JsonNode> named(Map<String, Exchange> exchanges) {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    exchanges.forEach((id, exchange) -> {
      exchange.request().ifPresent(request -> examples.put(id + ".request", request));
      examples.put(id + ".response", exchange.response());
    });
    return examples;
  }

  /** Returns what docs/api.md says about an operation. */
  static String section(Operation operation, Exchange exchange) {
    StringBuilder text = new StringBuilder("### " + operation.method() + " " + operation.path())
        .append("\n\n" + operation.summary() + ".\n\n```http\n")
        .append(operation.method() + " " + exchange.target() + "\n");
    exchange.request().ifPresent(body -> text.append("\n" + pretty(body) + "\n"));
    return text.append("```\n\n```http\n")
        .append(exchange.status() + "\n\n" + pretty(exchange.response()) + "\n```\n")
        .toString();
  }

  /** Returns the part of docs/api.md that has the requests and responses. */
  static String page() throws IOException {
    String text = Files.readString(PAGE);
    return text.substring(text.indexOf(IN_PAGE) + IN_PAGE.length());
  }

  /** Replaces the examples of openapi.yaml and the part of docs/api.md. */
  static void write(ApiDescription description, Map<String, Exchange> exchanges)
      throws IOException {
    StringBuilder yaml = new StringBuilder();
    named(exchanges)
        .forEach((name, value) -> yaml.append("    " + name + ":\n      value: " + value + "\n"));
    replaceAfter(DESCRIPTION, IN_DESCRIPTION, yaml.toString());
    StringBuilder page = new StringBuilder();
    for (Operation operation : description.operations()) {
      Exchange exchange = exchanges.get(operation.id());
      if (exchange != null) {
        page.append("\n").append(section(operation, exchange));
      }
    }
    replaceAfter(PAGE, IN_PAGE, page.toString());
  }

  private static void replaceAfter(Path file, String heading, String rest) throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf(heading) + heading.length()) + rest);
  }

  private static String pretty(JsonNode body) {
    try {
      return body.isTextual() ? body.textValue() : PRETTY.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
