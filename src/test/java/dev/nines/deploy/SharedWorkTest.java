package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an overlay gets by naming a component: more than one prober in its region. */
class SharedWorkTest {

  private static final Path COMPONENTS = Path.of("deploy/kubernetes/components");

  private static List<Object> with(String component) throws IOException, InterruptedException {
    var folder = Files.createDirectories(Path.of("target/kustomized/" + component));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: [../../../deploy/kubernetes/overlays/eu-1]
        components: [../../../deploy/kubernetes/components/%s]
        """
            .formatted(component));
    var process =
        Tools.orSkip(
            "kubectl", "the components were not put together", "kustomize", folder.toString());
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    var made = new ArrayList<Object>();
    for (var document : Manifests.documents(text)) {
      made.add(Manifests.typed(document));
    }
    return made;
  }

  private static Container container(StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  @Test
  void replicasShareADatabaseAndGoByTheirPodsNames() throws Exception {
    var made = with("replicas");
    var set = Manifests.one(made, StatefulSet.class);
    assertThat(set.getSpec().getReplicas()).isEqualTo(2);
    assertThat(container(set).getArgs())
        .contains("--replica=$(POD_NAME)", "--history=jdbc:postgresql://$(HISTORY_DATABASE)");
    assertThat(
            Nines.refusal(
                container(set).getArgs().stream()
                    .map(each -> each.replace("$(HISTORY_DATABASE)", "db/nines"))
                    .toArray(String[]::new)))
        .isEmpty();
    assertThat(container(set).getEnv())
        .extracting(EnvVar::getName)
        .contains("POD_NAME", "NINES_HISTORY_PASSWORD", "NINES_OPEN");
    var budget = Manifests.one(made, PodDisruptionBudget.class).getSpec();
    assertThat(budget.getMaxUnavailable().getIntVal()).as("one of two goes on").isEqualTo(1);
    assertThat(budget.getSelector().getMatchLabels())
        .isEqualTo(set.getSpec().getTemplate().getMetadata().getLabels());
  }

  @Test
  void thereAreAsManyPodsAsShards() throws Exception {
    var set = Manifests.one(with("shards"), StatefulSet.class);
    assertThat(container(set).getEnv())
        .contains(new EnvVar("NINES_SHARD", "auto/" + set.getSpec().getReplicas(), null));
    assertThat(container(set).getArgs()).contains("--history=/var/lib/nines/nines.db");
  }

  @Test
  void everyComponentIsTried() throws IOException {
    try (var found = Files.list(COMPONENTS)) {
      assertThat(found.map(each -> String.valueOf(each.getFileName())))
          .containsExactlyInAnyOrder("replicas", "shards");
    }
  }
}
