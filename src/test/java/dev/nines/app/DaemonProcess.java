package dev.nines.app;

import dev.nines.cli.PackagedForm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged daemon as a process of its own, on a free port. */
public final class DaemonProcess implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<String> printed = new ConcurrentLinkedQueue<>();
  private final Process process;
  private final Thread listening;
  private final int port;

  private DaemonProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    this.listening = Thread.ofVirtual().start(this::listen);
  }

  /** Starts it; whether it comes up, {@link #eventually} shows. */
  public static DaemonProcess start(
      Path journeys, Path history, Map<String, String> environment, String... options)
      throws IOException {
    return start(List.of("--journeys", journeys.toString()), history, environment, options);
  }

  /** The same with journeys from where these options say. */
  static DaemonProcess start(
      List<String> source, Path history, Map<String, String> environment, String... options)
      throws IOException {
    return start(source, history.toString(), environment, options);
  }

  /** The same with a history wherever it is. */
  static DaemonProcess start(
      List<String> source, String history, Map<String, String> environment, String... options)
      throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var words =
        new ArrayList<>(
            List.of(
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--history",
                history));
    words.addAll(source);
    words.addAll(List.of(options));
    var command = PackagedForm.process(words);
    command.environment().putAll(environment);
    command.redirectErrorStream(true);
    return new DaemonProcess(command.start(), port);
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.add(line);
      }
    } catch (IOException _) {
      // Whoever ends the process closes its output.
    }
  }

  public int port() {
    return port;
  }

  Process process() {
    return process;
  }

  /** Everything that it has printed by now; of one that has ended, all. */
  List<String> printed() throws InterruptedException {
    if (!process.isAlive()) {
      listening.join();
    }
    return List.copyOf(printed);
  }

  /** What it answers; nothing while it does not. */
  String get(String path) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }

  /** The status of what it answers to an empty POST with a header. */
  int post(String path, String header, String value) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Asks until the answer is as wished; a daemon has its own pace. */
  public String eventually(String path, Predicate<String> wish) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    var answer = get(path);
    while (!wish.test(answer)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError(
            "the daemon printed:\n"
                + String.join("\n", printed)
                + "\n\n"
                + path
                + " is:\n"
                + answer);
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
      answer = get(path);
    }
    return answer;
  }

  /** As by {@code kill -9}. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    client.close();
  }
}
