package dev.kaquan.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kaquan.http.HttpApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * openapi.yaml, with which requests and responses are compared.
 *
 * <p>An object of a response must have no other properties than those that are described, so that a
 * description is complete; clients must not rely on that.
 */
final class ApiDescription {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** An operation; {@code path} is a template. */
  record Operation(String id, String method, String path, String summary) {
    /** Returns whether a path, with or without a query, is of this operation. */
    boolean isAt(String actual) {
      String pattern = Pattern.compile("\\{\\w+}").matcher(path).replaceAll("[^/?]+");
      return actual.matches(pattern + "(\\?.*)?");
    }
  }

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  ApiDescription() {
    try (InputStream yaml = HttpApi.class.getResourceAsStream("openapi.yaml")) {
      document = MAPPER.valueToTree(new Yaml().load(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(new Operation(
              method.getValue().path("operationId").textValue(),
              method.getKey().toUpperCase(Locale.ROOT),
              path.getKey(),
              method.getValue().path("summary").textValue()));
        }
      }
    }
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  Operation operation(String id) {
    return operations.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(id));
  }

  /** Returns the operation of a request, whose path has no parameter where another has a word. */
  Optional<Operation> find(String method, String path) {
    return operations.stream()
        .filter(each -> each.method().equals(method) && each.isAt(path))
        .min((a, b) -> Boolean.compare(a.path().contains("{"), b.path().contains("{")));
  }

  /** Returns the status of the successful response. */
  int status(Operation operation) {
    return Integer.parseInt(node(operation).path("responses").fieldNames().next());
  }

  /** Returns the value of an example. */
  Optional<JsonNode> example(String name) {
    return Optional.ofNullable(document.at("/components/examples").path(name).get("value"));
  }

  /** Returns the examples that are part of an operation. */
  Set<String> examples(Operation operation) {
    Set<String> names = new TreeSet<>();
    JsonNode node = node(operation);
    List<JsonNode> bodies = new ArrayList<>(List.of(node.path("requestBody")));
    node.path("responses").forEach(response -> bodies.add(resolved(response)));
    for (JsonNode body : bodies) {
      body.path("content")
          .forEach(content -> content
              .path("examples")
              .forEach(example -> names.add(lastPart(example.path("$ref").asText()))));
    }
    return names;
  }

  /** Returns what is wrong with the JSON of a request. */
  List<String> wrongInRequest(Operation operation, JsonNode body) {
    Schema schema = schemas.computeIfAbsent(
        operation.id() + " request",
        key -> compiled(schema(node(operation).path("requestBody")), document));
    return wrong(schema, body);
  }

  /** Returns what is wrong with the JSON of a response. */
  List<String> wrongInResponse(Operation operation, int status, JsonNode body) {
    JsonNode responses = node(operation).path("responses");
    JsonNode response = responses.has(Integer.toString(status))
        ? responses.path(Integer.toString(status))
        : responses.path(status / 100 + "XX");
    if (response.isMissingNode()) {
      return List.of(operation.id() + " has no response " + status);
    }
    Schema schema = schemas.computeIfAbsent(
        operation.id() + " " + status, key -> closed(schema(resolved(response))));
    return wrong(schema, body);
  }

  private Schema closed(JsonNode schema) {
    JsonNode closed = document.deepCopy();
    close(closed, composed(document));
    JsonNode copy = schema.deepCopy();
    close(copy, Set.of());
    return compiled(copy, closed);
  }

  /** A body without a schema is wrong, whatever it is. */
  private static Schema compiled(JsonNode schema, JsonNode document) {
    ObjectNode root = MAPPER.createObjectNode();
    root.putArray("allOf").add(schema.isMissingNode() ? BooleanNode.FALSE : schema);
    root.set("components", document.path("components"));
    return SCHEMAS.getSchema(root);
  }

  private static List<String> wrong(Schema schema, JsonNode body) {
    return schema.validate(body).stream().map(Error::toString).toList();
  }

  private JsonNode node(Operation operation) {
    return document
        .path("paths")
        .path(operation.path())
        .path(operation.method().toLowerCase(Locale.ROOT));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static JsonNode schema(JsonNode body) {
    for (JsonNode content : body.path("content")) {
      return content.path("schema");
    }
    return MissingNode.getInstance();
  }

  /** Allows no other properties where some are described. */
  private static void close(JsonNode node, Set<String> except) {
    if (node instanceof ObjectNode object) {
      if (object.has("allOf")) {
        object.put("unevaluatedProperties", false);
      } else if (object.path("properties").isObject() && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
      for (Map.Entry<String, JsonNode> child : object.properties()) {
        if (!child.getKey().equals("allOf") && !except.contains(child.getKey())) {
          close(child.getValue(), except);
        }
      }
    } else {
      node.forEach(child -> close(child, except));
    }
  }

  /** Returns the names of the schemas that are parts of others, which have more properties. */
  private static Set<String> composed(JsonNode document) {
    Set<String> names = new TreeSet<>();
    document
        .findValues("allOf")
        .forEach(
            parts -> parts.forEach(part -> names.add(lastPart(part.path("$ref").asText()))));
    return names;
  }

  private static String lastPart(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
