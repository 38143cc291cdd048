package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.calendar.BusinessHours;
import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Journey;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Milestone;
import dev.nines.journey.Objective;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.RetryPolicy.Failure;
import dev.nines.journey.Scope;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.Place;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JourneyLoaderTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Journey design() {
    return Journeys.journey(Journeys.text(Journeys.resource("design.yaml")));
  }

  private static Step step(Journey journey, String name) {
    return journey.steps().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLongTextInAnExpressionIsNoFault() {
    var text = "${x\\\\n".repeat(1_500);
    var journey =
        """
        journey: a
        vars: { x: b }
        steps:
          - get: http://localhost:8099/
            expect: 'body.contains("%s") && vars.x == "b"'
        """;
    assertThat(Journeys.problems(journey.formatted(text))).isEmpty();
    assertThat(Journeys.problems(journey.formatted(text).replace("vars.x ==", "vars.y ==")))
        .singleElement()
        .asString()
        .contains("there is no variable \"y\"");
  }

  @Test
  void aKeyThatGoesOnForPagesIsToldInPart() {
    var problems = new FileProblems("a.yaml", new Lines("journey: a"));
    problems.add(Place.START, "found " + "x".repeat(20_000), null);
    assertThat(problems.sorted()).singleElement().asString().hasSizeLessThan(1_600);
  }

  @Test
  void theDesignsExampleLoadsAsWritten() {
    var journey = design();

    assertThat(journey.name()).isEqualTo("support-chat");
    assertThat(journey.title()).isEqualTo("A customer is answered in the chat");
    assertThat(journey.service()).isEqualTo("chat-support");
    assertThat(journey.interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(journey.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(journey.overlap()).isFalse();
    assertThat(journey.actors()).containsOnlyKeys("customer", "operator");
    assertThat(journey.when().calendar().name()).isEqualTo("always");
    assertThat(journey.when().require())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.name()).isEqualTo("GET /api/operators?skill=cards");
          assertThat(step.expect()).singleElement().hasToString("json.online >= 1");
        });
    assertThat(journey.steps())
        .extracting(Step::name)
        .containsExactly(
            "operator is online",
            "open chat",
            "authenticate",
            "send",
            "operator receives",
            "reply",
            "customer reads the answer",
            "close");
    assertThat(journey.milestones())
        .containsExactly(
            java.util.Map.entry(
                "delivery",
                new Milestone("delivery", "send", "operator receives", Duration.ofSeconds(60))));
    assertThat(journey.objectives())
        .containsExactly(
            new Objective.Availability(0.999, new Objective.Rolling(Duration.ofDays(30))),
            new Objective.Latency(
                0.95, Duration.ofSeconds(3), null, new Objective.Rolling(Duration.ofDays(30))));
    assertThat(journey.teardown())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.name()).isEqualTo("POST /api/chats/${chat}/close");
          assertThat(step.actor()).isEqualTo("customer");
        });
    assertThat(journey.secrets())
        .containsExactlyInAnyOrder("OPERATOR_TOKEN", "CUSTOMER", "CUSTOMER_PASSWORD");
  }

  @Test
  void theDesignsExampleIsWarnedOfItsLongTimeout() {
    var loaded =
        Journeys.load(
            SourceFile.of("design.yaml", Journeys.text(Journeys.resource("design.yaml"))));

    assertThat(loaded.ok()).isTrue();
    assertThat(loaded.warnings())
        .singleElement()
        .asString()
        .startsWith("design.yaml:5:10: warning: timeout 1m30s is longer than the interval 30s");
  }

  @Test
  void anActorsDefaultsAreMergedIntoItsSteps() {
    var journey = design();

    assertThat(step(journey, "open chat").patience().timeout()).isEqualTo(SECOND);
    assertThat(step(journey, "open chat").patience().observe()).isEqualTo(SECOND.multipliedBy(10));
    assertThat(step(journey, "open chat").retry()).isEqualTo(RetryPolicy.of(2));
    assertThat(step(journey, "operator is online").patience().timeout())
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(step(journey, "customer reads the answer").patience().timeout())
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(step(journey, "operator receives").retry()).isEqualTo(RetryPolicy.NONE);
  }

  @Test
  void actsBecomeWhatTheySay() {
    var journey = design();

    assertThat(step(journey, "operator is online").act())
        .isInstanceOfSatisfying(
            Act.OpenWebSocket.class,
            open -> {
              assertThat(open.stream()).isEqualTo(Act.DEFAULT_STREAM);
              assertThat(open.target()).hasToString("/ws/operator");
              assertThat(open.headers().get("Authorization"))
                  .hasToString("Bearer ${secret.OPERATOR_TOKEN}");
            });
    assertThat(step(journey, "open chat").act())
        .isInstanceOfSatisfying(
            Act.Request.class,
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.content()).isInstanceOf(Act.Json.class);
              assertThat(request.poll()).isNull();
            });
    assertThat(step(journey, "open chat").store()).containsOnlyKeys("chat");
    assertThat(step(journey, "authenticate").dependency()).isEqualTo("login");
    assertThat(step(journey, "operator receives").act()).isInstanceOf(Act.Await.class);
    assertThat(step(journey, "reply").act())
        .isInstanceOfSatisfying(
            Act.Send.class, send -> assertThat(send.payload()).isInstanceOf(Act.JsonPayload.class));
    assertThat(step(journey, "customer reads the answer").act())
        .isInstanceOfSatisfying(
            Act.Request.class,
            request ->
                assertThat(request.poll())
                    .isInstanceOfSatisfying(
                        Act.Poll.class,
                        poll -> assertThat(poll.every()).isEqualTo(Duration.ofMillis(250))));
  }

  @Test
  void whatIsLeftOutHasADefault() {
    var journey = Journeys.journey("journey: a\nsteps:\n  - get: https://localhost/\n");

    assertThat(journey.title()).isEqualTo("a");
    assertThat(journey.service()).isEqualTo("a");
    assertThat(journey.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(journey.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(journey.regions()).isEmpty();
    assertThat(journey.runsIn("anywhere")).isTrue();
    assertThat(journey.actors().values())
        .singleElement()
        .satisfies(actor -> {
          assertThat(actor.name()).isEqualTo("client");
          assertThat(actor.cookies()).isTrue();
          assertThat(actor.redirects()).isEqualTo(10);
          assertThat(actor.http()).isEqualTo(Actor.HttpVersion.AUTO);
          assertThat(actor.connections()).isEqualTo(Actor.Connections.FRESH);
        });
    assertThat(journey.steps())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.name()).isEqualTo("GET https://localhost/");
          assertThat(step.actor()).isEqualTo("client");
          assertThat(step.patience().timeout()).isEqualTo(Duration.ofSeconds(10));
          assertThat(step.retry()).isEqualTo(RetryPolicy.NONE);
        });
  }

  @Test
  void aShortIntervalShortensTheDefaultTimeouts() {
    var journey =
        Journeys.journey("journey: a\ninterval: 5s\nsteps:\n  - get: http://localhost/\n");

    assertThat(journey.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(journey.steps().getFirst().patience().timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anActorIsAllThatItsKeysSay() {
    var actor =
        Journeys.journey(
                """
                journey: a
                actors:
                  customer:
                    url: [http://localhost:1/, http://localhost:2/base/]
                    headers: { X-Team: chat }
                    auth: { basic: { user: me, password: 12345 } }
                    cookies: false
                    redirects: false
                    tls: { serverName: chat.example.com }
                    proxy: http://localhost:3128
                    http: 2
                    connections: reuse
                    bodyLimit: 64KiB
                    backend: headers["x-backend"]
                steps:
                  - get: /
                """)
            .actors()
            .values()
            .iterator()
            .next();

    assertThat(actor.urls())
        .extracting(Template::toString)
        .containsExactly("http://localhost:1", "http://localhost:2/base");
    assertThat(actor.headers()).containsOnlyKeys("X-Team");
    assertThat(actor.auth())
        .isInstanceOfSatisfying(
            Actor.Basic.class, basic -> assertThat(basic.password()).hasToString("12345"));
    assertThat(actor.cookies()).isFalse();
    assertThat(actor.redirects()).isZero();
    assertThat(actor.tls().serverName()).hasToString("chat.example.com");
    assertThat(actor.tls().verify()).isTrue();
    assertThat(actor.proxy()).hasToString("http://localhost:3128");
    assertThat(actor.http()).isEqualTo(Actor.HttpVersion.HTTP_2);
    assertThat(actor.connections()).isEqualTo(Actor.Connections.REUSE);
    assertThat(actor.bodyLimit()).isEqualTo(64 * 1024);
    assertThat(actor.backend()).isNotNull();
  }

  @Test
  void aRetryMaySayMore() {
    var retry =
        Journeys.journey(
                """
                journey: a
                steps:
                  - get: http://localhost/
                    timeout: 1s
                    within: 20s
                    retry: { times: 3, wait: 200ms, factor: 2, jitter: 0.5, on: [refused, wrong] }
                """)
            .steps()
            .getFirst()
            .retry();

    assertThat(retry)
        .isEqualTo(
            new RetryPolicy(
                3, Duration.ofMillis(200), 2, 0.5, Set.of(Failure.REFUSED, Failure.WRONG)));
  }

  @Test
  void jsonKeepsItsTypes() {
    var act =
        Journeys.journey(
                """
                journey: a
                steps:
                  - post: http://localhost/
                    json: { text: "5", number: 5, share: 1.50, truth: true, none: null, big: 123456789012345678901234567890, list: [a, 1] }
                """)
            .steps()
            .getFirst()
            .act();

    assertThat(rendered(act))
        .isEqualTo(
            "{\"text\":\"5\",\"number\":5,\"share\":1.5,\"truth\":true,\"none\":null,\"big\":123456789012345678901234567890,\"list\":[\"a\",1]}");
  }

  private static String rendered(Act act) {
    try {
      return act instanceof Act.Request request && request.content() instanceof Act.Json json
          ? json.json().render(Scope.EMPTY)
          : "no JSON";
    } catch (EvaluationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void streamsAreFoundByTheirNames() {
    var journey =
        Journeys.journey(
            """
            journey: a
            actors:
              customer: { url: "http://localhost" }
              operator: { url: "ws://localhost" }
            steps:
              - websocket: /ws
                as: operator
                stream: chat
                subprotocols: xmpp
                ping: 5s
              - events: /events
                as: customer
              - send: hello
                as: operator
              - sendBinary: AQID
                as: operator
                stream: chat
              - await: event == "message" && message.id == id
                as: customer
              - sleep: 100ms
            """);

    assertThat(journey.steps())
        .extracting(Step::name)
        .containsExactly("websocket /ws", "events /events", "send", "sendBinary", "await", "sleep");
    assertThat(journey.steps())
        .extracting(Step::act)
        .filteredOn(Act.StreamAct.class::isInstance)
        .extracting(act -> ((Act.StreamAct) act).stream())
        .containsExactly("chat", "stream", "chat", "chat", "stream");
  }

  @Test
  void stepsWithoutNamesAreToldApart() {
    var journey =
        Journeys.journey(
            "journey: a\nsteps:\n  - get: http://localhost/\n  - get: http://localhost/\n");

    assertThat(journey.steps())
        .extracting(Step::name)
        .containsExactly("GET http://localhost/", "GET http://localhost/ (2)");
  }

  @Test
  void anchorsAndMergeKeysWork() {
    var journey =
        Journeys.journey(
            """
            journey: a
            x-patient: &patient { timeout: 5s, retry: 1 }
            x-impatient: &impatient { timeout: 1s, within: 3s }
            actors:
              customer: { url: "http://localhost", <<: *patient }
              operator: { <<: [*impatient, *patient], url: "http://localhost" }
            steps:
              - &open { get: /, as: customer }
              - <<: *open
                as: operator
                timeout: 1500ms
            """);

    assertThat(journey.steps().getFirst().patience().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(journey.steps().getFirst().retry().times()).isEqualTo(1);
    assertThat(journey.steps().getLast().actor()).isEqualTo("operator");
    assertThat(journey.steps().getLast().patience().timeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(journey.steps().getLast().patience().within()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void variablesKeepTheirTypesAndOrder() {
    var vars =
        Journeys.journey(
                """
                journey: a
                vars:
                  base: http://localhost
                  limit: 5
                  path: ${vars.base}/api
                  skills: [cards, loans]
                steps:
                  - get: ${vars.path}
                """)
            .vars();

    assertThat(vars).containsOnlyKeys("base", "limit", "path", "skills");
    assertThat(vars.keySet()).containsExactly("base", "limit", "path", "skills");
    assertThat(vars.get("limit")).isEqualTo(new JsonTemplate.Constant(5L));
    assertThat(vars.get("skills")).isInstanceOf(JsonTemplate.Array.class);
  }

  @Test
  void aJourneysCalendarIsFoundInAnotherFile() {
    var loaded =
        Journeys.load(
            SourceFile.of(
                "a.yaml",
                "journey: a\nwhen: { calendar: office }\nsteps:\n  - get: http://localhost/\n"),
            SourceFile.of(
                "office.yaml",
                """
                calendar: office
                title: When somebody is in
                zone: Europe/Berlin
                hours:
                  Mon-Thu: 09:00-18:00
                  Fri: [09:00-12:00, 13:00-17:00]
                holidays: [2026-12-25, 2026-12-26]
                """));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.journeys().getFirst().when().calendar())
        .isEqualTo(loaded.calendars().getFirst())
        .isInstanceOfSatisfying(
            BusinessHours.class,
            hours -> {
              assertThat(hours.hours()).hasSize(5);
              assertThat(hours.holidays().dates()).hasSize(2);
            });
  }

  @Test
  void aBrokenFileKeepsNoOtherFromLoading() {
    var loaded =
        Journeys.load(
            SourceFile.of("a.yaml", "journey: a\nsteps:\n  - get: http://localhost/\n"),
            SourceFile.of("b.yaml", "journey: b\nsteps:\n  - gt: http://localhost/\n"),
            SourceFile.unreadable(Problem.of("c.yaml", "this file cannot be read", null)));

    assertThat(loaded.ok()).isFalse();
    assertThat(loaded.journeys()).extracting(Journey::name).containsExactly("a");
    assertThat(loaded.files()).extracting(LoadedFile::ok).containsExactly(true, false, false);
    assertThat(loaded.files())
        .extracting(LoadedFile::path)
        .containsExactly("a.yaml", "b.yaml", "c.yaml");
    assertThat(loaded.problems()).extracting(Problem::file).containsExactly("b.yaml", "c.yaml");
  }

  @Test
  void ofTwoJourneysWithOneNameTheFirstKeepsIt() {
    var text = "journey: a\nsteps:\n  - get: http://localhost/\n";
    var loaded = Journeys.load(SourceFile.of("a.yaml", text), SourceFile.of("b.yaml", text));

    assertThat(loaded.journeys()).hasSize(1);
    assertThat(loaded.problems()).singleElement().extracting(Problem::file).isEqualTo("b.yaml");
  }

  @Test
  void noFileAtAllIsAProblem() {
    assertThat(Journeys.load(List.of()).problems())
        .singleElement()
        .asString()
        .contains("found no file; expected at least one journey");
  }

  @Test
  void aFileOfManyProblemsIsCutShort() {
    var text = new StringBuilder("journey: a\nsteps:\n");
    for (int line = 0; line < 500; line++) {
      text.append("  - gt: http://localhost/").append(line).append('\n');
    }

    assertThat(Journeys.problems(text.toString()))
        .hasSizeLessThanOrEqualTo(FileProblems.MOST + 1)
        .last()
        .asString()
        .contains("problems in this file; the first 100 are shown");
  }
}
