package dev.nines.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard of Grafana. */
record Dashboard(String file, JsonNode json) {

  static final Path FOLDER = Path.of("deploy/grafana/dashboards");

  private static final Pattern LABELS = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** All that there are. */
  static List<Dashboard> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().map(Dashboard::read).toList();
    }
  }

  private static Dashboard read(Path file) {
    try {
      return new Dashboard(
          String.valueOf(file.getFileName()), STRICT.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  String uid() {
    return json.path("uid").asText();
  }

  /** Those that show something. */
  List<Panel> panels() {
    return nodes(json.path("panels"))
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .map(Panel::new)
        .toList();
  }

  List<Variable> variables() {
    return nodes(json.at("/templating/list")).map(Variable::new).toList();
  }

  static Stream<JsonNode> nodes(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  @Override
  public String toString() {
    return file;
  }

  record Panel(JsonNode json) {

    @Override
    public String toString() {
      return title();
    }

    String title() {
      return json.path("title").asText();
    }

    List<String> queries() {
      return nodes(json.path("targets")).map(target -> target.path("expr").asText()).toList();
    }
  }

  record Variable(JsonNode json) {

    String name() {
      return json.path("name").asText();
    }

    String type() {
      return json.path("type").asText();
    }

    boolean multi() {
      return json.path("multi").asBoolean();
    }

    /** Of a custom one. */
    List<String> options() {
      return List.of(json.path("query").asText().split(","));
    }

    /** Of one that asks for labels: whose. */
    String selector() {
      return labels(1);
    }

    /** Of one that asks for labels: for which. */
    String label() {
      return labels(2);
    }

    private String labels(int group) {
      var matcher = LABELS.matcher(json.at("/query/query").asText());
      if (!matcher.matches()) {
        throw new AssertionError(name() + " asks for no labels: " + json);
      }
      return matcher.group(group);
    }
  }
}
