package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.yaml.JourneyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code docker compose -f deploy/compose.yaml up} starts fits together. */
class ComposeTest {

  private static final Path FOLDER = Path.of("deploy");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)");
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?s)\n```yaml\n(route:.*?)```", Pattern.MULTILINE);

  private final JsonNode compose = compose();

  private static JsonNode compose() {
    try {
      // Only this reader knows how one mapping is merged into another.
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      Object read = yaml.load(Files.readString(FOLDER.resolve("compose.yaml")));
      return new ObjectMapper().valueToTree(read);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, JsonNode> services() {
    var services = new LinkedHashMap<String, JsonNode>();
    compose
        .path("services")
        .properties()
        .forEach(each -> services.put(each.getKey(), each.getValue()));
    return services;
  }

  private static List<String> texts(JsonNode list) {
    return Dashboard.nodes(list).map(JsonNode::asText).toList();
  }

  @Test
  void everythingThatBelongsToItIsStarted() {
    assertThat(services())
        .containsOnlyKeys("prober", "chat", "prometheus", "alertmanager", "grafana");
  }

  @Test
  void whatIsBuiltCanBeAndWhatIsNotIsPinned() throws IOException {
    for (var service : services().values()) {
      var build = service.path("build");
      if (build.isMissingNode()) {
        assertThat(service.path("image").asText()).matches("[\\w./-]+:v?\\d+\\.\\d+\\.\\d+");
        continue;
      }
      var context = FOLDER.resolve(build.path("context").asText()).normalize();
      var file = context.resolve(build.path("dockerfile").asText());
      assertThat(Dockerfile.read(file).stage(build.path("target").asText())).isPresent();
    }
  }

  @Test
  void whatIsMountedIsThere() {
    services()
        .forEach((name, service) -> {
          for (var volume : texts(service.path("volumes"))) {
            var source = volume.split(":", -1)[0];
            if (source.startsWith(".")) {
              assertThat(FOLDER.resolve(source)).as(name).exists();
              assertThat(volume).as(name).endsWith(":ro");
            } else {
              assertThat(compose.path("volumes").has(source)).as(volume).isTrue();
            }
          }
        });
  }

  @Test
  void nothingOfItMayMoreThanItMust() {
    assertThat(services().values())
        .allSatisfy(service -> {
          assertThat(service.path("read_only").asBoolean()).isTrue();
          assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
          assertThat(texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
          assertThat(texts(service.path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
        });
  }

  @Test
  void theCommandLineTakesWhatItIsStartedWith() {
    for (var name : List.of("prober", "chat")) {
      var command = texts(services().get(name).path("command"));
      assertThat(Nines.refusal(command.toArray(String[]::new))).isEmpty();
    }
  }

  @Test
  void theProberKnowsWhereTheChatIs() throws IOException {
    var set = services().get("prober").path("environment");
    var read = new TreeSet<String>();
    for (var file : JourneyFiles.read(List.of(Path.of("journeys")))) {
      VARIABLE
          .matcher(Files.readString(Path.of(file.path())))
          .results()
          .forEach(found -> read.add(found.group(1)));
    }
    assertThat(read)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(set.path(name).asText()).startsWith("http://chat:"));
  }

  @Test
  void theyFindEachOther() throws IOException {
    var prometheus = Manifests.documents(FOLDER.resolve("prometheus/prometheus.yml")).getFirst();
    var targets = new ArrayList<String>();
    prometheus.findValues("targets").forEach(list -> targets.addAll(texts(list)));
    assertThat(targets).containsExactlyInAnyOrder("alertmanager:9093", "prober:8080");
    var source =
        Manifests.documents(FOLDER.resolve("grafana/provisioning/datasources/prometheus.yaml"));
    assertThat(source.getFirst().at("/datasources/0/url").asText())
        .isEqualTo("http://prometheus:9090");
    for (var target : targets) {
      var parts = target.split(":", -1);
      assertThat(texts(services().get(parts[0]).path("ports")))
          .contains("127.0.0.1:%s:%s".formatted(parts[1], parts[1]));
    }
  }

  @Test
  void grafanaFindsTheDashboards() throws IOException {
    var provider =
        Manifests.documents(FOLDER.resolve("grafana/provisioning/dashboards/nines.yaml"));
    var path = provider.getFirst().at("/providers/0/options/path").asText();
    var grafana = services().get("grafana");
    assertThat(texts(grafana.path("volumes"))).contains("./grafana/dashboards:" + path + ":ro");
    assertThat(
            grafana.path("environment").path("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").asText())
        .isEqualTo(path + "/fleet.json");
    assertThat(Dashboard.FOLDER.resolve("fleet.json")).exists();
  }

  @Test
  void aStopHasTheTimeThatItTakes() {
    assertThat(services().get("prober").path("stop_grace_period").asText()).isEqualTo("35s");
  }

  @Test
  void prometheusTakesItsConfigurationAndTheRules() throws Exception {
    checked(
        Tools.needed(
            "promtool", "prometheus", "check", "config", "deploy/prometheus/prometheus.yml"));
  }

  @Test
  void alertmanagerTakesItsConfiguration() throws Exception {
    checked(
        Tools.needed(
            "amtool",
            "prometheus-alertmanager",
            "check-config",
            "deploy/alertmanager/alertmanager.yml"));
  }

  private static void checked(Process process) throws IOException, InterruptedException {
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }

  @Test
  void alertmanagerRoutesAsThePageAboutRulesSays() throws IOException {
    var page = DOCUMENTED.matcher(Files.readString(Path.of("docs/rules.md")));
    assertThat(page.find()).isTrue();
    assertThat(Files.readString(FOLDER.resolve("alertmanager/alertmanager.yml")))
        .endsWith(page.group(1));
  }
}
