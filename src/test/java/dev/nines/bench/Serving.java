package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How soon the daemon is ready, and what it takes when it has little to do, in each of its forms.
 */
final class Serving implements Part {

  private static final int JOURNEYS = 100;
  private static final int ROUNDS = 5;
  private static final Duration IDLE = Duration.ofMinutes(3);
  private static final double GOAL_MEBIBYTES = 200;
  private static final double GOAL_NATIVE_MEBIBYTES = 80;
  private static final Path NATIVE = Path.of("target", "nines");

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    var table =
        new Table(
            "nines serve, %d journeys every 30 s; medians of %d starts, memory after %d min"
                .formatted(JOURNEYS, ROUNDS, IDLE.toMinutes()),
            "",
            "ready after, s",
            "resident, MiB",
            "goal");
    try (var server = new PunctualServer(Duration.ofMillis(5));
        var client = HttpClient.newHttpClient()) {
      var folder = Files.createDirectories(workbench.folder().resolve("serving"));
      for (int i = 0; i < JOURNEYS; i++) {
        Files.writeString(folder.resolve("journey-" + i + ".yaml"), journey(i, server.url()));
      }
      for (var form : forms(java).entrySet()) {
        var starts = new ArrayList<Double>();
        double resident = 0;
        for (int round = 0; round < ROUNDS; round++) {
          boolean last = round == ROUNDS - 1;
          int port = Workbench.freePort();
          var command = new ArrayList<>(form.getValue());
          command.addAll(
              List.of(
                  "serve",
                  "--journeys",
                  folder.toString(),
                  "--port",
                  Integer.toString(port),
                  "--history",
                  workbench.folder().resolve(port + ".db").toString()));
          long begun = System.nanoTime();
          try (var process = workbench.start("serve-" + port, command)) {
            Patience.until("the daemon is ready", process, () -> ready(client, port));
            starts.add((System.nanoTime() - begun) / 1e9);
            if (last) {
              Thread.sleep(IDLE);
              resident = process.residentMebibytes();
            }
          }
        }
        boolean made = form.getKey().equals("native");
        double goal = made ? GOAL_NATIVE_MEBIBYTES : GOAL_MEBIBYTES;
        table.row(
            form.getKey(),
            Table.number(Median.of(starts), 2),
            Table.number(resident, 0),
            Table.goal("below %.0f MiB".formatted(goal), resident < goal));
        result
            .putObject(form.getKey())
            .put("readySeconds", Median.of(starts))
            .put("residentMebibytes", resident);
      }
    }
    table.print();
  }

  private static Map<String, List<String>> forms(Java java) {
    var forms = new LinkedHashMap<String, List<String>>();
    forms.put("with the AOT cache", List.of("./nines"));
    var plain = new ArrayList<>(List.of(Java.executable()));
    plain.addAll(java.flags());
    plain.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    forms.put("without it", plain);
    if (Files.isExecutable(NATIVE)) {
      forms.put("native", List.of(NATIVE.toString()));
    }
    return forms;
  }

  private static String journey(int number, String url) {
    return """
    journey: journey-%1$d
    interval: 30s
    timeout: 10s
    steps:
      - step: ask
        get: %2$s/
        timeout: 1s
        expect: status == 200
    objectives:
      - availability: 99.9%%
    """
        .formatted(number, url);
  }

  private static boolean ready(HttpClient client, int port) throws InterruptedException {
    try {
      var health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
      var answer = client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
