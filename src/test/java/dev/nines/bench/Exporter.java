package dev.nines.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus' blackbox exporter. It probes when it is asked to over HTTP, so it is asked on kept
 * connections by wrk, whose own processor time is not counted.
 */
final class Exporter implements Contender {

  private static final String NAME = "prometheus-blackbox-exporter";

  private final Workbench workbench;
  private final Led process;
  private final String probe;
  private final int width;
  private @Nullable Led wrk;

  private Exporter(Workbench workbench, Led process, String probe, int width) {
    this.workbench = workbench;
    this.process = process;
    this.probe = probe;
    this.width = width;
  }

  static Exporter start(Workbench workbench, String target, int width)
      throws IOException, InterruptedException {
    int port = Workbench.freePort();
    var configuration =
        workbench.write(
            "blackbox.yml",
            """
            modules:
              http_2xx:
                prober: http
                timeout: 5s
            """);
    var process =
        workbench.start(
            NAME,
            List.of(
                NAME, "--config.file=" + configuration, "--web.listen-address=127.0.0.1:" + port));
    var probe = "http://127.0.0.1:" + port + "/probe?module=http_2xx&target=" + target;
    var exporter = new Exporter(workbench, process, probe, width);
    Patience.until("the exporter probes", process, exporter::probes);
    return exporter;
  }

  @Override
  public String name() {
    return "blackbox_exporter";
  }

  @Override
  public Led process() {
    return process;
  }

  /** Whether a probe succeeds. */
  boolean probes() throws InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(probe)).timeout(Duration.ofSeconds(5)).build();
      return client
          .send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .anyMatch("probe_success 1"::equals);
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void go() throws IOException {
    wrk =
        workbench.start(
            "wrk", List.of("wrk", "-t1", "-c" + width, "-d1h", "--timeout", "10s", probe));
  }

  @Override
  public void stop() throws IOException, InterruptedException {
    if (wrk != null) {
      wrk.close();
      wrk = null;
    }
    if (!probes()) {
      throw new IOException("the exporter does not succeed any more: " + process.errors());
    }
  }
}
