package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.ConfigMapArgs;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders fit together, as {@code kubectl apply -k} would put them. */
class KustomizationTest {

  private static final Path JOURNEYS = Path.of("journeys");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)");

  static List<Path> folders() throws IOException {
    var all = new ArrayList<>(List.of(JOURNEYS, KubernetesTest.BASE));
    all.addAll(overlays());
    return all;
  }

  static List<Path> overlays() throws IOException {
    try (var found = Files.list(Path.of("deploy/kubernetes/overlays"))) {
      return found.sorted().toList();
    }
  }

  private static Kustomization kustomization(Path folder) throws IOException {
    var file = folder.resolve("kustomization.yaml");
    return Manifests.one(
        Files.exists(file) ? file : folder.resolve("Kustomization"), Kustomization.class);
  }

  @Test
  void thereAreTwoRegionsToBeginWith() throws IOException {
    assertThat(overlays())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .contains("eu-1", "us-1");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void whatIsReferredToExists(Path folder) throws IOException {
    var kustomization = kustomization(folder);
    var files =
        Stream.of(
                kustomization.getResources().stream(),
                kustomization.getConfigMapGenerator().stream()
                    .flatMap(map -> map.getFiles().stream()),
                kustomization.getPatches().stream().map(patch -> patch.getPath()))
            .flatMap(each -> each);
    assertThat(files.map(folder::resolve)).allMatch(Files::exists);
  }

  /** A file beside a kustomization that it does not name would be forgotten in silence. */
  @ParameterizedTest
  @MethodSource("folders")
  void nothingIsLeftOut(Path folder) throws IOException {
    var kustomization = kustomization(folder);
    try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        assertThat(
                name.equals("kustomization.yaml")
                    || kustomization.getResources().contains(name)
                    || kustomization.getConfigMapGenerator().stream()
                        .anyMatch(map -> map.getFiles().contains(name)))
            .as(file.toString())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void anOverlayIsOfItsRegionAndSetsEveryVariableThatJourneysRead(Path folder) throws IOException {
    var set =
        kustomization(folder).getConfigMapGenerator().stream()
            .filter(map -> map.getName().equals("nines-region"))
            .map(ConfigMapArgs::getLiterals)
            .flatMap(List::stream)
            .collect(
                Collectors.toMap(each -> each.split("=", 2)[0], each -> each.split("=", 2)[1]));
    assertThat(set).containsEntry("NINES_REGION", String.valueOf(folder.getFileName()));
    assertThat(set.keySet()).containsAll(read());
  }

  /** The variables that journeys read. */
  private static Set<String> read() throws IOException {
    var names = new TreeSet<String>();
    try (var files = Files.newDirectoryStream(JOURNEYS, "*.yaml")) {
      for (var file : files) {
        VARIABLE
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> names.add(found.group(1)));
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void kubectlMakesWholeManifestsOfIt(Path folder) throws Exception {
    var made = new ArrayList<Object>();
    for (var document : Manifests.documents(kustomized(folder))) {
      made.add(Manifests.typed(document));
    }
    var pod = Manifests.one(made, StatefulSet.class).getSpec().getTemplate().getSpec();
    var region = pod.getContainers().getFirst().getEnvFrom().getFirst().getConfigMapRef().getName();
    assertThat(made.stream().filter(ConfigMap.class::isInstance).map(ConfigMap.class::cast))
        .anySatisfy(map -> {
          assertThat(map.getMetadata().getName()).isEqualTo(region);
          assertThat(map.getData())
              .containsEntry("NINES_REGION", String.valueOf(folder.getFileName()))
              .containsEntry("NINES_ENVIRONMENT", "production");
        })
        .anySatisfy(map -> {
          assertThat(map.getMetadata().getName()).isEqualTo("nines-journeys");
          assertThat(map.getData()).containsKey("support-chat.yaml");
        });
    assertThat(pod.getContainers().getFirst().getImage()).matches(".+/.+:\\d.*");
  }

  private static String kustomized(Path folder) throws IOException, InterruptedException {
    var process =
        Tools.orSkip(
            "kubectl", "the manifests were checked one by one", "kustomize", folder.toString());
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: apps/v1\nkind: StatefulSet\nspec: { template: { spec: { containers: [ { nmae: x } ] } } }",
        "apiVersion: apps/v1\nkind: StatefulSet\nspec: { replica: 1 }",
        "apiVersion: apps/v1\nkind: StatefulSet\nspec: { replicas: \"1\" }",
        "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nspec: { endpoint: [] }",
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresource: []"
      })
  void aMisspeltFieldWouldBeFound(String manifest) {
    assertThatThrownBy(() -> Manifests.typed(Manifests.documents(manifest).getFirst()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFieldThatIsMissingWouldBeFound() {
    var manifest = "apiVersion: apps/v1\nkind: StatefulSet\nspec: { serviceName: nines }";
    assertThatThrownBy(() -> Manifests.typed(Manifests.documents(manifest).getFirst()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("required field");
  }
}
