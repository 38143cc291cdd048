package dev.nines.notify.receiver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's Alertmanager, as a process of its own on a free port. */
public final class RealAlertmanager implements AutoCloseable {

  private static final String PROGRAM = "prometheus-alertmanager";
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  private RealAlertmanager(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** One that shows alerts and tells nobody. */
  static RealAlertmanager start(Path folder) throws IOException, InterruptedException {
    return start(folder, "route: {receiver: none}\nreceivers: [{name: none}]\n");
  }

  /**
   * Starts it and waits until it answers. Where it is not installed the test is skipped, but not in
   * CI.
   *
   * @param configuration its file
   */
  public static RealAlertmanager start(Path folder, String configuration)
      throws IOException, InterruptedException {
    var found =
        new ProcessBuilder("sh", "-c", "command -v " + PROGRAM)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (found.waitFor() != 0 && !"true".equals(System.getenv("CI"))) {
      System.err.println("skipped: no " + PROGRAM + " on the PATH (Debian: apt-get install it)");
      assumeTrue(false, PROGRAM + " is on the PATH");
    }
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var file = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
    var process =
        new ProcessBuilder(
                PROGRAM,
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var started = new RealAlertmanager(process, URI.create("http://127.0.0.1:" + port));
    started.awaitReady();
    return started;
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (!ready()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException(PROGRAM + " ended by itself: " + process.exitValue());
      }
    }
  }

  private boolean ready() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  public URI address() {
    return address;
  }

  /** The alerts that it shows, whether they stand or not. */
  JsonNode alerts() throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v2/alerts").body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> killed()).join();
  }

  private Process killed() {
    return process.destroyForcibly();
  }
}
