package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nines.api.answer.Json;
import dev.nines.cli.Golden;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The API's description, held against itself and against what is really answered. */
@QuarkusTest
class OpenApiTest extends OnPracticeChat {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/nines/api");

  /** Real answers, by the schema that they are of. */
  private static final Map<String, List<String>> ANSWERS =
      Map.ofEntries(
          Map.entry("Journeys", List.of("journeys")),
          Map.entry("JourneyDetail", List.of("journey")),
          Map.entry("Run", List.of("run", "kept-run")),
          Map.entry("RunPage", List.of("runs")),
          Map.entry("Series", List.of("availability")),
          Map.entry("Report", List.of("report")),
          Map.entry("Services", List.of("services")),
          Map.entry("Objectives", List.of("objectives")),
          Map.entry("Backends", List.of("backends")),
          Map.entry("Incidents", List.of("incidents")),
          Map.entry("Silences", List.of("silences")),
          Map.entry("Silence", List.of("silence")),
          Map.entry("Receivers", List.of("receivers")),
          Map.entry("ReceiverTest", List.of("receiver-test")));

  /** One operation. */
  private record Operation(String path, String method, JsonNode node) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private JsonNode document() throws Exception {
    return api.get("/q/openapi?format=json").json();
  }

  private static List<Operation> operations(JsonNode document) {
    var operations = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(path.getKey(), method.getKey(), method.getValue()))));
    return operations;
  }

  /** A schema of the document, with all the others in reach. */
  private static Schema schema(JsonNode document, JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole.toString(), InputFormat.JSON);
  }

  private static void check(JsonNode document, JsonNode schema, JsonNode value, String what) {
    assertThat(schema(document, schema).validate(value.toString(), InputFormat.JSON))
        .as(what)
        .isEmpty();
  }

  @Test
  void theDocumentIsAsItIsPublished() throws Exception {
    Golden.check(Path.of("docs/openapi.yaml"), api.get("/q/openapi").text());
  }

  @Test
  void everyOperationIsSaidInWordsAndShownByAnExample() throws Exception {
    var document = document();
    assertThat(operations(document)).hasSizeGreaterThan(10);
    for (var operation : operations(document)) {
      var node = operation.node();
      assertThat(node.path("summary").asText()).as(operation + " summary").isNotBlank();
      assertThat(node.path("description").asText()).as(operation + " description").isNotBlank();
      assertThat(node.path("operationId").asText()).as(operation + " id").isNotBlank();
      assertThat(node.path("responses").has("default")).as(operation + " problem").isTrue();
      for (var response : node.path("responses").properties()) {
        if (response.getValue().has("$ref")) {
          continue;
        }
        assertThat(response.getValue().path("description").asText())
            .as(operation + " " + response.getKey() + " in words, by x-description")
            .isNotBlank()
            .isNotIn("OK", "Created", "Accepted", "No Content");
        var content = response.getValue().path("content");
        assertThat(content).as(operation + " " + response.getKey()).isNotEmpty();
        for (var form : content.properties()) {
          var what = operation + " " + response.getKey() + " " + form.getKey();
          assertThat(form.getValue().has("example")).as(what).isTrue();
          check(document, form.getValue().path("schema"), form.getValue().path("example"), what);
        }
      }
      for (var form : node.path("requestBody").path("content").properties()) {
        check(
            document,
            form.getValue().path("schema"),
            form.getValue().path("example"),
            operation + " body");
      }
      for (var parameter : node.path("parameters")) {
        assertThat(resolved(document, parameter).path("description").asText())
            .as(operation + " " + parameter)
            .isNotBlank();
      }
    }
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  @Test
  void everySchemaIsSaidInWords() throws Exception {
    var document = document();
    for (var schema : document.path("components").path("schemas").properties()) {
      if (!schema.getKey().equals("Instant")) {
        assertThat(schema.getValue().path("description").asText()).as(schema.getKey()).isNotBlank();
      }
    }
    check(
        document,
        document.at("/components/schemas/Problem"),
        document.at("/components/responses/Problem/content/application~1problem+json/example"),
        "the problem");
  }

  @Test
  void realAnswersAreOfTheirSchemas() throws Exception {
    var document = document();
    for (var answers : ANSWERS.entrySet()) {
      for (var name : answers.getValue()) {
        var answer =
            Json.mapper()
                .readTree(Files.readString(GOLDEN.resolve(name + ".json"), StandardCharsets.UTF_8));
        check(document, document.at("/components/schemas/" + answers.getKey()), answer, name);
      }
    }
  }

  /** What is in an answer and not in its schema would be undocumented. */
  @Test
  void realAnswersHaveNoMemberThatIsNotDescribed() throws Exception {
    var document = document();
    for (var answers : ANSWERS.entrySet()) {
      for (var name : answers.getValue()) {
        var answer =
            Json.mapper()
                .readTree(Files.readString(GOLDEN.resolve(name + ".json"), StandardCharsets.UTF_8));
        var described =
            new TreeSet<>(
                fields(document.at("/components/schemas/" + answers.getKey() + "/properties")));
        assertThat(fields(answer)).as(name).isEqualTo(described);
      }
    }
  }

  private static Set<String> fields(JsonNode node) {
    var fields = new TreeSet<String>();
    node.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  @Test
  void everyParameterThatIsDescribedIsUnderstoodAndNoOtherOne() throws Exception {
    var document = document();
    for (var operation : operations(document)) {
      if (operation.path().endsWith("/events")) {
        continue;
      }
      var path = operation.path().replace("{name}", "quick").replace("{id}", "no-such-run");
      var described = new TreeSet<String>();
      for (var each : operation.node().path("parameters")) {
        var parameter = resolved(document, each);
        if (parameter.path("in").asText().equals("query")) {
          described.add(parameter.path("name").asText());
        }
      }
      var answer =
          api.send(
              api.request(path + "?qqqqqqqqqq=1")
                  .method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
      assertThat(answer.status()).as(operation.toString()).isEqualTo(400);
      var expected = new HashMap<String, String>();
      for (var word : answer.detail().replaceAll(".*; expected (one of )?", "").split(", ", -1)) {
        expected.put(word, word);
      }
      expected.remove("none");
      assertThat(new TreeSet<>(expected.keySet())).as(operation.toString()).isEqualTo(described);
    }
  }

  @Test
  void theCommentsOfTheSourceAreNotPublished() throws IOException, Exception {
    assertThat(api.get("/q/openapi").text()).doesNotContain("x-null");
  }
}
