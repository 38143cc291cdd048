package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.api.answer.Json;
import dev.nines.app.EventStream.Frame;
import dev.nines.cli.Golden;
import dev.nines.outcome.RunEvent.RetryAwaited;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsApiTest extends OnPracticeChat {

  private static final String EVENTS = "/api/v1/events";

  private EventStream stream(String query, String... headers) throws IOException {
    return new EventStream(root, EVENTS + query, headers);
  }

  @Test
  void aRunIsToldStepByStepAsItHappens() throws Exception {
    try (var stream = stream("?journey=slow")) {
      assertThat(stream.head()).startsWith("HTTP/1.0 200 OK").contains("text/event-stream");
      assertThat(stream.next().comments()).isNotEmpty();
      api.post("/api/v1/journeys/quick/runs?wait=60s");
      api.post("/api/v1/journeys/slow/runs");
      var text = new StringBuilder();
      Frame frame;
      do {
        frame = stream.next();
        text.append(frame.event())
            .append(' ')
            .append(Volatile.masked(Json.mapper().readTree(frame.data())))
            .append('\n');
      } while (!frame.event().equals("run-settled"));
      Golden.check("api", "events.txt", text.toString());
    }
  }

  @Test
  void aReaderResumesWhereItWasCutOff() throws Exception {
    String last;
    try (var stream = stream("?journey=quick")) {
      stream.next();
      api.post("/api/v1/journeys/quick/runs?wait=60s");
      last = stream.next().id();
    }
    try (var stream = stream("?journey=quick", "Last-Event-ID: " + last)) {
      stream.next();
      assertThat(stream.next().event()).isEqualTo("step-started");
    }
  }

  @Test
  void aReaderThatMissedSomethingIsToldSo() throws Exception {
    try (var stream = stream("", "Last-Event-ID: 00000000-7")) {
      stream.next();
      assertThat(stream.next().event()).isEqualTo("missed");
    }
  }

  @Test
  void anUnknownJourneyIsAProblemAndNoStream() throws Exception {
    problem(
        api.get(EVENTS + "?journey=slwo"),
        404,
        "Unknown journey",
        "there is no journey \"slwo\"; did you mean \"slow\"?");
    problem(
        api.get(EVENTS + "?journeys=slow"),
        400,
        "Unknown parameter",
        "there is no parameter \"journeys\" here; did you mean \"journey\"?");
  }

  @Test
  void hundredsOfReadersAllSeeARun() throws Exception {
    var streams = new ArrayList<EventStream>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ends = new ArrayList<Future<List<String>>>();
      for (int i = 0; i < 200; i++) {
        var stream = stream("?journey=quick");
        streams.add(stream);
        stream.next();
        ends.add(threads.submit(() -> untilSettled(stream)));
      }
      api.post("/api/v1/journeys/quick/runs?wait=60s");
      for (var end : ends) {
        assertThat(end.get())
            .containsExactly(
                "run-started", "step-started", "step-ended", "run-ended", "run-settled");
      }
    } finally {
      for (var stream : streams) {
        stream.close();
      }
    }
  }

  private static List<String> untilSettled(EventStream stream) throws IOException {
    var names = new ArrayList<String>();
    do {
      names.add(stream.next().event());
    } while (!names.getLast().equals("run-settled"));
    return names;
  }

  @Test
  void readersThatGoInTheMidstHarmNobody() throws Exception {
    for (int i = 0; i < 50; i++) {
      stream("").close();
    }
    try (var stays = stream("?journey=quick")) {
      stays.next();
      try (var goes = stream("?journey=quick")) {
        goes.next();
        api.post("/api/v1/journeys/quick/runs");
        goes.next();
      }
      assertThat(untilSettled(stays)).hasSize(5);
    }
  }

  @Test
  void aReaderThatTakesNothingSlowsNoRun() throws Exception {
    try (var idle = stream("")) {
      assertThat(idle.head()).contains("200");
      var log = served.prober().shown().events();
      var text = "x".repeat(1_000);
      for (int i = 0; i < 100_000; i++) {
        log.accept(new RetryAwaited(Integer.toString(i), "quick", text, Duration.ZERO));
      }
      assertThat(api.post("/api/v1/journeys/quick/runs?wait=60s").status()).isEqualTo(200);
      var frame = idle.next();
      while (!frame.event().equals("missed")) {
        frame = idle.next();
      }
      assertThat(untilSettled(idle)).endsWith("run-ended", "run-settled");
    }
  }

  @Test
  void whenTheProberEndsSoDoTheStreams() throws Exception {
    try (var stream = stream("")) {
      stream.next();
      served.prober().close();
      assertThat(stream.rest()).allMatch(line -> line.startsWith(":"));
    }
  }
}
