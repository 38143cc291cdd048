package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manifests of one prober: what it may, what it is given, and who finds it. */
class KubernetesTest {

  static final Path BASE = Path.of("deploy/kubernetes/base");

  /** What teardown and the last writing may take, and a little; see {@code Main}. */
  private static final long FAREWELL_SECONDS = 30;

  private static final List<Object> RESOURCES = new ArrayList<>();

  @BeforeAll
  static void everyDocumentIsOfAKindThatKubernetesKnows() throws IOException {
    RESOURCES.clear();
    try (var files = Files.newDirectoryStream(BASE, "*.yaml")) {
      for (var file : files) {
        for (var document : Manifests.documents(file)) {
          RESOURCES.add(Manifests.typed(document));
        }
      }
    }
  }

  private static StatefulSet statefulSet() {
    return Manifests.one(RESOURCES, StatefulSet.class);
  }

  private static PodSpec pod() {
    return statefulSet().getSpec().getTemplate().getSpec();
  }

  private static Container container() {
    assertThat(pod().getContainers()).hasSize(1);
    return pod().getContainers().getFirst();
  }

  @Test
  void theRulesAreWhatTheCommandPrints() throws IOException {
    assertThat(RulesTest.withoutVersion(Files.readString(BASE.resolve("rules.yaml"))))
        .isEqualTo(
            RulesTest.withoutVersion(Nines.prints("rules", "journeys", "--format", "operator")));
  }

  @Test
  void itRunsAsNobodyAndCanChangeNothing() {
    var pod = pod().getSecurityContext();
    assertThat(pod.getRunAsNonRoot()).isTrue();
    assertThat(pod.getRunAsUser()).isPositive();
    assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    var container = container().getSecurityContext();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getCapabilities().getAdd()).isEmpty();
    assertThat(pod().getHostNetwork()).isNull();
    assertThat(pod().getVolumes()).allMatch(volume -> volume.getHostPath() == null);
  }

  @Test
  void itHoldsNoTokenOfTheCluster() {
    assertThat(pod().getAutomountServiceAccountToken()).isFalse();
    var account = Manifests.one(RESOURCES, ServiceAccount.class);
    assertThat(account.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod().getServiceAccountName()).isEqualTo(account.getMetadata().getName());
  }

  @Test
  void theCommandLineTakesItsArguments() {
    assertThat(Nines.refusal(container().getArgs().toArray(String[]::new))).isEmpty();
    assertThat(Nines.refusal("serve", "--no-such-option")).isNotEmpty();
  }

  @Test
  void itListensWhereItIsAskedAndScraped() throws IOException {
    var port = container().getPorts().getFirst();
    assertThat(container().getArgs())
        .contains("--port=" + port.getContainerPort(), "--host=0.0.0.0");
    assertThat(port.getName()).isEqualTo("http");
    asks(container().getStartupProbe(), "/q/health/live");
    asks(container().getLivenessProbe(), "/q/health/live");
    asks(container().getReadinessProbe(), "/q/health/ready");
    var service = Manifests.one(RESOURCES, Service.class).getSpec();
    assertThat(service.getPorts().getFirst().getTargetPort().getStrVal()).isEqualTo(port.getName());
    var scraped = Manifests.one(RESOURCES, ServiceMonitor.class).getSpec().getEndpoints();
    assertThat(scraped).hasSize(1);
    assertThat(scraped.getFirst().getPort()).isEqualTo(service.getPorts().getFirst().getName());
    assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
        .contains("quarkus.micrometer.export.prometheus.path=" + scraped.getFirst().getPath());
  }

  private static void asks(Probe probe, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
  }

  /** Of the measured service, which Kubernetes' own would else take the place of. */
  @Test
  void theLabelServiceStaysTheMeasuredServices() {
    var monitor = Manifests.one(RESOURCES, ServiceMonitor.class);
    assertThat(monitor.getSpec().getEndpoints().getFirst().getHonorLabels()).isTrue();
  }

  @Test
  void aStopHasTheTimeThatItTakes() {
    assertThat(pod().getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(FAREWELL_SECONDS);
  }

  @Test
  void everyoneSpeaksOfTheSamePods() {
    Map<String, String> labels = statefulSet().getSpec().getTemplate().getMetadata().getLabels();
    assertThat(labels).isNotEmpty();
    assertThat(statefulSet().getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    var service = Manifests.one(RESOURCES, Service.class);
    assertThat(service.getSpec().getSelector()).isEqualTo(labels);
    assertThat(statefulSet().getSpec().getServiceName()).isEqualTo(service.getMetadata().getName());
    assertThat(
            Manifests.one(RESOURCES, NetworkPolicy.class)
                .getSpec()
                .getPodSelector()
                .getMatchLabels())
        .isEqualTo(labels);
    assertThat(
            Manifests.one(RESOURCES, PodDisruptionBudget.class)
                .getSpec()
                .getSelector()
                .getMatchLabels())
        .isEqualTo(labels);
  }

  @Test
  void itWritesOnlyWhereAVolumeIs() {
    var mounts = container().getVolumeMounts();
    var volumes = new ArrayList<>(pod().getVolumes().stream().map(Volume::getName).toList());
    statefulSet()
        .getSpec()
        .getVolumeClaimTemplates()
        .forEach(claim -> volumes.add(claim.getMetadata().getName()));
    assertThat(mounts)
        .extracting(VolumeMount::getName)
        .containsExactlyInAnyOrderElementsOf(volumes);
    assertThat(mounts)
        .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
        .extracting(VolumeMount::getMountPath)
        .containsExactlyInAnyOrder("/var/lib/nines", "/tmp", "/dev/shm");
    for (var option : List.of("--journeys=", "--secrets=", "--history=")) {
      assertThat(container().getArgs())
          .anyMatch(argument ->
              argument.startsWith(option)
                  && mounts.stream()
                      .anyMatch(mount ->
                          argument.substring(option.length()).startsWith(mount.getMountPath())));
    }
  }

  @Test
  void secretsAreFilesAndNotVariables() {
    assertThat(container().getEnv()).allMatch(variable -> variable.getValueFrom() == null);
    assertThat(container().getEnvFrom()).allMatch(from -> from.getSecretRef() == null);
  }

  @Test
  void itMayNotAskTheCloudForTheNodesCredentials() {
    var policy = Manifests.one(RESOURCES, NetworkPolicy.class).getSpec();
    assertThat(policy.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    var blocks =
        policy.getEgress().stream()
            .flatMap(rule -> rule.getTo().stream())
            .flatMap(to -> Stream.ofNullable(to.getIpBlock()))
            .toList();
    assertThat(blocks)
        .filteredOn(block -> block.getCidr().endsWith("/0"))
        .hasSize(2)
        .allMatch(block -> block.getExcept().size() >= 3);
    assertThat(blocks)
        .filteredOn(block -> !block.getCidr().endsWith("/0"))
        .extracting(IPBlock::getCidr)
        .as("where a node answers for names")
        .containsExactly("169.254.20.10/32");
  }
}
