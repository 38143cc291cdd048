package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.NodeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JourneySchemaTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(JourneySchema.json());
  private static final Path COMMITTED = Path.of("journeys/journey.schema.json");

  static Stream<Path> good() throws IOException {
    try (var journeys = Files.list(Path.of("journeys"));
        var resources = Files.list(Path.of("src/test/resources/dev/nines/yaml"))) {
      return Stream.concat(journeys, resources)
          .filter(path -> path.toString().endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void theCommittedSchemaIsTheOneThatTheLoaderKeeps() throws IOException {
    if ("write".equals(System.getProperty("nines.golden"))) {
      Files.writeString(COMMITTED, JourneySchema.json());
    }
    assertThat(Journeys.text(COMMITTED)).isEqualTo(JourneySchema.json());
  }

  @Test
  void theSchemaItselfIsValid() {
    var meta =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of(
                SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertThat(meta.validate(JourneySchema.json(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodJourneysFitTheSchema(Path path) {
    var root = root(Journeys.text(path));

    assertThat(SCHEMA.validate(Mutations.json(root))).isEmpty();
    assertThat(fits(root)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-key-in-step",
        "unknown-act",
        "two-acts",
        "no-steps",
        "bad-name",
        "no-duration",
        "wrong-kinds",
        "key-of-another-act",
        "two-bodies",
        "two-proofs",
        "certificate-without-key",
        "out-of-range",
        "objectives",
        "labels",
        "condition-without-expect",
        "calendar",
        "calendar-without-hours",
        "neither-journey-nor-calendar",
        "no-time-at-all",
        "journey-and-calendar",
        "expression-in-plain-text",
        "service",
        "service-of-both",
        "service-at-least",
        "service-by-alone",
        "service-check-without-backends",
        "service-weights",
        "maintenance",
        "maintenance-without-time",
        "maintenance-hours",
        "silence",
        "alerts",
      })
  void badJourneysDoNot(String name) {
    var root = root(Journeys.text(Journeys.resource("problems/" + name + ".yaml")));

    assertThat(SCHEMA.validate(Mutations.json(root))).isNotEmpty();
  }

  @Test
  void editorsGetWordsForEveryKey() throws IOException {
    var schema = new com.fasterxml.jackson.databind.ObjectMapper().readTree(JourneySchema.json());

    schema
        .get("$defs")
        .forEach(part ->
            part.path("properties")
                .forEach(key -> assertThat(key.path("description").asText()).isNotBlank()));
  }

  @Test
  void theReferenceNamesEveryKey() throws IOException {
    var reference = Journeys.text(Path.of("docs/journeys.md"));
    var schema = new com.fasterxml.jackson.databind.ObjectMapper().readTree(JourneySchema.json());

    for (var part : schema.get("$defs")) {
      for (var keys = part.path("properties").fieldNames(); keys.hasNext(); ) {
        var key = keys.next();
        assertThat(reference).containsPattern("[`{ ]" + key + "[`:, ]");
      }
    }
  }

  @Test
  void theReferencesExamplesLoad() {
    var blocks = Journeys.text(Path.of("docs/journeys.md")).split("```", -1);
    int whole = 0;
    for (int block = 1; block < blocks.length; block += 2) {
      var text = blocks[block].replaceFirst("yaml\n", "");
      if (text.matches("(?s)(journey|service|calendar|maintenance|silence|receiver|alerting):.*")) {
        whole++;
        assertThat(SCHEMA.validate(Mutations.json(root(text)))).isEmpty();
      }
    }
    assertThat(whole).isEqualTo(12);
  }

  /** What the reader lets through fits the schema, and what it refuses does not. */
  @Test
  void theReaderAndTheSchemaAgreeOnEverySlip() throws IOException {
    var random = new Random(9);
    for (var path : good().toList()) {
      var root = root(Journeys.text(path));
      for (int slip = 0; slip < 400; slip++) {
        var changed = new Mutations(random).of(root);
        var refusals = SCHEMA.validate(Mutations.json(changed));
        assertThat(refusals.isEmpty())
            .as("schema: %s%nreader: %s%n%s", refusals, problems(changed), Mutations.json(changed))
            .isEqualTo(fits(changed));
      }
    }
  }

  private static boolean fits(Node root) {
    return problems(root).isEmpty();
  }

  private static List<Problem> problems(Node root) {
    var problems = new FileProblems("a.yaml", new Lines(""));
    FileKind.read(root, problems);
    return problems.sorted();
  }

  private static Node root(String text) {
    var lines = new Lines(text);
    var problems = new FileProblems("a.yaml", lines);
    var root = NodeReader.read(text, lines, problems);
    assertThat(problems.sorted()).isEmpty();
    return Objects.requireNonNull(root);
  }
}
