package dev.nines.tracing;

import static dev.nines.tracing.TracedRun.attributes;
import static dev.nines.tracing.TracedRun.bad;
import static dev.nines.tracing.TracedRun.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Run;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real runs against a real target, as a receiver of OTLP reads them. */
class RunTracesTest {

  private static final String SHOP =
      """
      journey: shop
      service: web-shop
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.SHOP}", timeout: 14s, retry: 1 }
      steps:
        - step: look
          get: /goods
        - step: order
          post: /shaky
      milestones:
        served: { from: look, to: order, within: 25s }
      """;

  private static final String BROKEN =
      """
      journey: broken
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.SHOP}", timeout: 20s }
      steps:
        - step: look
          get: /goods
        - step: pay
          post: /broken
          dependency: bank
      finally:
        - step: leave
          get: /bye
      """;

  private static final String SECRETIVE =
      """
      journey: secretive
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.SHOP}", timeout: 20s }
      steps:
        - step: look
          get: "/goods/${secret.KEY}/more?session=abc-of-a-customer&flag"
          headers: { Authorization: "Bearer ${secret.KEY}" }
          expect: headers.nothing == "${secret.KEY}"
      """;

  private static final String LATE =
      """
      journey: late
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.SHOP}", timeout: 100ms }
      steps:
        - step: look
          get: /slow
      """;

  private static final String MANY =
      """
      journey: many
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.SHOP}", timeout: 20s }
      steps:
        - step: look
          get: /goods
        - step: look again
          get: /goods
      """;

  private static final Origin ORIGIN = new Origin("1.2.3", "rehearsal", "eu-1", "prober-0");

  private final OtlpReceiver receiver = OtlpReceiver.start(0);
  private final Stage stage = new Stage();

  @AfterEach
  void end() {
    stage.close();
    receiver.close();
  }

  private RunTraces traces(String... more) {
    var variables = new HashMap<String, String>();
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.uri().toString());
    for (int name = 0; name < more.length; name += 2) {
      variables.put(more[name], more[name + 1]);
    }
    return RunTraces.start(
        Objects.requireNonNull(TracingSettings.of(variables, _ -> null, null)), ORIGIN);
  }

  private TracedRun traced(String journey) throws InterruptedException {
    try (var traces = traces()) {
      var run = stage.play(journey, traces::on);
      return received(run);
    }
  }

  private TracedRun received(Run run) throws InterruptedException {
    return receiver.await(trace -> trace.id().equals(run.id()));
  }

  @Test
  void aRunIsATreeOfItsStepsAndAttempts() throws Exception {
    assertThat(traced(SHOP).tree())
        .isEqualTo(
            """
            shop
              look
                GET
              order
                POST !
                POST
            """);
  }

  @Test
  void whatTheTargetSawAsItsParentIsTheAttempt() throws Exception {
    var trace = traced(SHOP);
    var attempts = trace.below(trace.below(trace.root()).getLast());

    assertThat(stage.traceparents("/shaky"))
        .containsExactlyElementsOf(
            attempts.stream().map(each -> "00-" + trace.id() + "-" + id(each) + "-01").toList());
  }

  @Test
  void attemptsSayWhatBothSidesMadeOfThem() throws Exception {
    var trace = traced(SHOP);
    var attempts = trace.below(trace.below(trace.root()).getLast());
    var url = "http://127.0.0.1:" + stage.port() + "/shaky";

    assertThat(attempts).allMatch(each -> each.getKind() == Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(attributes(attempts.getFirst()))
        .containsEntry("nines.journey", "shop")
        .containsEntry("nines.region", "eu-1")
        .containsEntry("nines.step", "order")
        .containsEntry("nines.attempt", "1")
        .containsEntry("nines.client", "error")
        .containsEntry("nines.server", "down")
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.response.status_code", "503")
        .containsEntry("url.full", url)
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("server.port", Integer.toString(stage.port()))
        .containsEntry("error.type", "503");
    assertThat(attempts.getFirst().getStatus().getMessage()).contains("HTTP 503 from POST /shaky");
    assertThat(attributes(attempts.getLast()))
        .containsEntry("nines.attempt", "2")
        .containsEntry("nines.client", "ok")
        .containsEntry("nines.server", "up")
        .containsEntry("http.response.status_code", "200")
        .doesNotContainKeys("error.type", "nines.message");
  }

  @Test
  void theRunSaysHowItEndedAndWhoseItIs() throws Exception {
    var trace = traced(SHOP);

    assertThat(attributes(trace.root()))
        .containsEntry("nines.journey", "shop")
        .containsEntry("nines.service", "web-shop")
        .containsEntry("nines.region", "eu-1")
        .containsEntry("nines.trigger", "schedule")
        .containsEntry("nines.outcome", "degraded")
        .containsKey("nines.milestone.served");
    assertThat(trace.resource())
        .containsOnly(
            Map.entry("service.name", "nines"),
            Map.entry("service.version", "1.2.3"),
            Map.entry("deployment.environment.name", "rehearsal"),
            Map.entry("nines.region", "eu-1"),
            Map.entry("host.name", "prober-0"));
  }

  @Test
  void aFailedRunIsBadDownToItsAttempt() throws Exception {
    var trace = traced(BROKEN);

    assertThat(trace.tree())
        .isEqualTo(
            """
            broken !
              look
                GET
              pay !
                POST !
              leave
                GET
            """);
    assertThat(attributes(trace.root()))
        .containsEntry("nines.outcome", "failed")
        .containsEntry("nines.reason", "error")
        .containsEntry("nines.step", "pay")
        .containsEntry("nines.dependency", "bank")
        .containsEntry("error.type", "error");
  }

  @Test
  void everySpanIsWithinTheOneAboveIt() throws Exception {
    var trace = traced(BROKEN);

    for (var parent : trace.spans()) {
      assertThat(parent.getEndTimeUnixNano()).isGreaterThanOrEqualTo(parent.getStartTimeUnixNano());
      for (var child : trace.below(parent)) {
        assertThat(child.getStartTimeUnixNano())
            .isGreaterThanOrEqualTo(parent.getStartTimeUnixNano());
        assertThat(child.getEndTimeUnixNano()).isLessThanOrEqualTo(parent.getEndTimeUnixNano());
      }
    }
  }

  @Test
  void phasesAreEventsOfTheirAttemptAtTheirTime() throws Exception {
    var trace = traced(SHOP);
    var attempt = trace.below(trace.below(trace.root()).getFirst()).getFirst();
    var events = attempt.getEventsList();

    assertThat(events)
        .extracting(Span.Event::getName)
        .containsSubsequence("connect", "processing", "transfer");
    assertThat(events)
        .allMatch(event -> event.getTimeUnixNano() >= attempt.getStartTimeUnixNano())
        .allMatch(event -> event.getTimeUnixNano() <= attempt.getEndTimeUnixNano());
  }

  @Test
  void aLateAnswerIsBadForTheClientAndGoodForTheServer() throws Exception {
    var trace = traced(LATE);
    var attempt = trace.below(trace.below(trace.root()).getFirst()).getFirst();

    assertThat(bad(attempt)).isTrue();
    assertThat(attributes(attempt))
        .containsEntry("nines.client", "timeout")
        .containsEntry("nines.server", "up")
        .containsEntry("error.type", "timeout")
        .containsEntry("http.response.status_code", "200")
        .containsKey("nines.answered");
  }

  @Test
  void noSecretAndNoValueOfAQueryIsInATrace() throws Exception {
    var trace = traced(SECRETIVE);
    var attempt = trace.below(trace.below(trace.root()).getFirst()).getFirst();

    assertThat(attributes(attempt).get("url.full"))
        .endsWith("/more?session=REDACTED&flag")
        .contains("secret");
    assertThat(trace.spans().toString())
        .doesNotContain(Stage.SECRET)
        .as("nor as a path has it, some of it encoded")
        .doesNotContain("rd-of-the-shop");
    assertThat(attributes(attempt).get("url.full")).doesNotContain("abc-of-a-customer");
  }

  @Test
  void goodRunsAreSampledAndFailedOnesAlwaysSent() throws Exception {
    try (var traces = traces("OTEL_TRACES_SAMPLER", "always_off")) {
      var good = stage.play(MANY, traces::on);
      var failed = stage.play(BROKEN, traces::on);

      assertThat(received(failed).id()).isEqualTo(failed.id());
      assertThat(receiver.runs()).extracting(TracedRun::id).doesNotContain(good.id());
    }
  }

  @Test
  void whatTheStandardVariablesSayOfTheProberGoesBeforeItsOwn() throws Exception {
    try (var traces =
        traces(
            "OTEL_SERVICE_NAME", "checks",
            "OTEL_RESOURCE_ATTRIBUTES", "team=payments,host.name=elsewhere")) {
      assertThat(received(stage.play(MANY, traces::on)).resource())
          .containsEntry("service.name", "checks")
          .containsEntry("team", "payments")
          .containsEntry("host.name", "elsewhere");
    }
  }

  @Test
  void whatWaitsIsSentBeforeTheEnd() {
    String run;
    try (var traces = traces("OTEL_BSP_SCHEDULE_DELAY", "3600000")) {
      run = stage.play(MANY, traces::on).id();
      assertThat(receiver.runs()).isEmpty();
      assertThat(traces.waiting()).isEqualTo(5);
    }
    assertThat(receiver.runs()).extracting(TracedRun::id).containsExactly(run);
  }

  @Test
  void whoeverIsAwayIsToldOfOnceAndSoIsTheReturn() throws Exception {
    int port = receiver.port();
    receiver.close();
    try (var log = new HeardLog();
        var traces =
            traces(
                "OTEL_BSP_SCHEDULE_DELAY", "1", "OTEL_JAVA_EXPORTER_OTLP_RETRY_DISABLED", "true")) {
      for (long lost = 1; lost <= 3; lost++) {
        stage.play(MANY, traces::on);
        awaitDropped(traces, 5 * lost);
      }
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("traces are not taken by http://127.0.0.1:" + port + ": ")
          .endsWith("runs go on, and their spans are dropped until they are");

      try (var back = OtlpReceiver.start(port)) {
        var run = stage.play(MANY, traces::on);
        back.await(trace -> trace.id().equals(run.id()));
        awaitSent(traces, 5);
        stage.play(MANY, traces::on);
        awaitSent(traces, 10);
      }
      assertThat(log.lines())
          .hasSize(2)
          .last()
          .isEqualTo("traces are taken again by http://127.0.0.1:" + port + "; 15 spans were lost");
      assertThat(List.of(traces.sent(), traces.dropped())).containsExactly(10L, 15L);
    }
  }

  @Test
  void whoeverTakesTooLongHoldsUpNoRun() throws Exception {
    try (var log = new HeardLog();
        var traces =
            traces("OTEL_BSP_MAX_QUEUE_SIZE", "12", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "5")) {
      receiver.hold();
      stage.play(MANY, traces::on);
      receiver.awaitAsked(1);
      for (int run = 0; run < 5; run++) {
        stage.play(MANY, traces::on);
      }
      assertThat(List.of((long) traces.waiting(), traces.dropped())).containsExactly(10L, 15L);
      receiver.release();
      awaitSent(traces, 15);
      assertThat(log.lines()).singleElement().asString().contains("takes traces more slowly");
    }
  }

  private static void awaitDropped(RunTraces traces, long spans) {
    await(() -> traces.dropped() >= spans);
  }

  private static void awaitSent(RunTraces traces, long spans) {
    await(() -> traces.sent() >= spans);
  }

  private static void await(BooleanSupplier wish) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!wish.getAsBoolean()) {
      assertThat(System.nanoTime()).as("a minute is enough").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
