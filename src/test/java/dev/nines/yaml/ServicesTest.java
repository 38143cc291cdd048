package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.Backends;
import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServicesTest {

  private static final String STEPS = "steps:\n  - get: http://localhost/\n";

  private static Loaded load(String... texts) {
    var files = new ArrayList<SourceFile>();
    for (var text : texts) {
      files.add(SourceFile.of("file" + files.size() + ".yaml", text));
    }
    var loaded = Journeys.load(files);
    assertThat(loaded.problems()).isEmpty();
    return loaded;
  }

  private static String journey(String name, String service) {
    return "journey: %s\nservice: %s\n".formatted(name, service) + STEPS;
  }

  private static Service service(Loaded loaded, String name) {
    return loaded.services().stream().filter(each -> each.name().equals(name)).findFirst().get();
  }

  private static Journey journey(Loaded loaded, String name) {
    return loaded.journeys().stream().filter(each -> each.name().equals(name)).findFirst().get();
  }

  @Test
  void aBackendWithAHealthCheckIsAJourneyOfOneStep() {
    var loaded =
        load(
            journey("chat", "chat-support"),
            """
            service: chat-support
            title: Customers are answered
            backends:
              check: { get: /health, expect: json.ok, timeout: 2s, every: 20s }
              at:
                chat-1: http://10.0.0.1:8080/
                Chat_2: ${env.CHAT ?? "http://10.0.0.2"}
            objectives:
              - availability: 99.9%
              - latency: 95% < 3s
            """);

    var service = service(loaded, "chat-support");
    assertThat(service.title()).isEqualTo("Customers are answered");
    assertThat(service.objectives())
        .hasSize(2)
        .first()
        .isEqualTo(new Objective.Availability(0.999, new Objective.Rolling(Duration.ofDays(30))));
    assertThat(service.backends())
        .isInstanceOfSatisfying(
            Backends.Checked.class,
            checked -> {
              assertThat(checked.names()).containsExactly("chat-1", "Chat_2");
              assertThat(checked.validity()).isEqualTo(Duration.ofMinutes(1));
              var check = checked.checks().values().iterator().next();
              assertThat(check.name()).matches("chat-support-chat-1-[0-9a-f]{8}");
              assertThat(check.service()).isEqualTo("chat-support");
              assertThat(check.interval()).isEqualTo(Duration.ofSeconds(20));
              var step = check.steps().getFirst();
              assertThat(step.patience().timeout()).isEqualTo(Duration.ofSeconds(2));
              assertThat(step.patience().observe()).isEqualTo(Duration.ofSeconds(20));
              assertThat(step.act())
                  .isInstanceOfSatisfying(
                      Act.Request.class,
                      request -> assertThat(request.target()).hasToString("/health"));
              assertThat(check.actor(step).urls().toString()).isEqualTo("[http://10.0.0.1:8080]");
            });
  }

  @Test
  void aCheckIsMadeEveryTenSecondsWhereNobodySaysHowOften() {
    var loaded =
        load(
            journey("chat", "chat"),
            "service: chat\nbackends: { check: { get: / }, at: { a: http://a } }\n");

    assertThat(service(loaded, "chat").backends())
        .isInstanceOfSatisfying(
            Backends.Checked.class,
            checked -> {
              var check = checked.checks().values().iterator().next();
              assertThat(check.interval()).isEqualTo(Duration.ofSeconds(10));
              assertThat(check.timeout()).isEqualTo(Duration.ofSeconds(10));
            });
  }

  @Test
  void checksOfAllBackendsHaveNamesOfTheirOwn() {
    var long1 = CheckBuilder.name("a".repeat(63), "b".repeat(99) + "1");
    var long2 = CheckBuilder.name("a".repeat(63), "b".repeat(99) + "2");

    assertThat(long1).isNotEqualTo(long2);
    assertThat(List.of(long1, long2, CheckBuilder.name("a", "Ä:_"))).allMatch(Journey::isName);
  }

  @Test
  void announcedBackendsHoldForThreeOfTheLongestIntervals() {
    var loaded =
        load(
            "journey: chat\nservice: help\ninterval: 20s\n" + STEPS,
            "journey: mail\nservice: help\ninterval: 2m\n" + STEPS,
            "service: help\nbackends: { names: [a, b] }\n",
            "service: other\nbackends: { names: [a], within: 90s }\n",
            journey("another", "other"));

    assertThat(service(loaded, "help").backends())
        .isEqualTo(new Backends.Announced(java.util.Set.of("a", "b"), Duration.ofMinutes(6)));
    assertThat(service(loaded, "other").backends())
        .isEqualTo(new Backends.Announced(java.util.Set.of("a"), Duration.ofSeconds(90)));
  }

  @Test
  void aServiceSaysForItsJourneysWhichBackendAnAnswerIsFrom() {
    var loaded =
        load(
            "service: chat\nbackends: { by: 'headers[\"x-backend\"]', names: [a] }\n",
            "journey: implicit\nservice: chat\n" + STEPS,
            """
            journey: chat
            actors:
              customer: { url: http://localhost }
              operator: { url: http://localhost, backend: json.server }
            steps:
              - get: /
                as: customer
            """,
            journey("other", "website"));

    assertThat(backend(loaded, "implicit", "client")).isEqualTo("headers[\"x-backend\"]");
    assertThat(backend(loaded, "chat", "customer")).isEqualTo("headers[\"x-backend\"]");
    assertThat(backend(loaded, "chat", "operator")).isEqualTo("json.server");
    assertThat(journey(loaded, "other").actors().get("client").backend()).isNull();
  }

  private static String backend(Loaded loaded, String journey, String actor) {
    return journey(loaded, journey).actors().get(actor).backend().text();
  }

  @Test
  void anIntegralServiceIsComposedInOneOfFourWays() {
    var loaded =
        load(
            journey("chat", "chat"),
            journey("write", "mail"),
            "service: all\nall: [chat, mail]\n",
            "service: any\nany: [chat, all]\n",
            "service: most\natLeast: 1\nof: [chat, mail]\n",
            "service: weighted\nweights: { mail: 1, chat: 2.5 }\n");

    assertThat(service(loaded, "all").formula())
        .isEqualTo(new Formula.All(List.of("chat", "mail")));
    assertThat(service(loaded, "any").formula()).isEqualTo(new Formula.Any(List.of("chat", "all")));
    assertThat(service(loaded, "most").formula())
        .isEqualTo(new Formula.AtLeast(1, List.of("chat", "mail")));
    assertThat(service(loaded, "weighted").formula())
        .isEqualTo(new Formula.Weighted(Map.of("mail", 1.0, "chat", 2.5)));
    assertThat(service(loaded, "all").integral()).isTrue();
  }

  @Test
  void maintenanceOfAServiceExcludesTheRunsOfItsJourneysAndItsChecks() {
    var loaded =
        load(
            journey("chat", "chat"),
            journey("write", "mail"),
            journey("call", "phone"),
            "service: letters\nany: [mail]\n",
            "service: help\nall: [chat, letters]\n",
            "service: chat\nbackends: { check: { get: / }, at: { a: http://a } }\n",
            """
            maintenance: move
            reason: The database moves
            services: help
            zone: Europe/Berlin
            windows: [{ from: 2026-12-01T22:00, to: 2026-12-02T02:00 }]
            """);

    var during = Instant.parse("2026-12-01T21:00:00Z");
    assertThat(journey(loaded, "chat").when().calendar().whyClosed(during))
        .contains("maintenance: The database moves");
    assertThat(journey(loaded, "write").when().calendar().contains(during)).isFalse();
    assertThat(journey(loaded, "write").when().calendar().contains(during.minusMillis(1))).isTrue();
    assertThat(journey(loaded, "call").when().calendar().contains(during)).isTrue();
    assertThat(service(loaded, "chat").backends())
        .isInstanceOfSatisfying(
            Backends.Checked.class,
            checked ->
                assertThat(checked.checks().get("a").when().calendar().contains(during)).isFalse());
    assertThat(loaded.maintenance())
        .singleElement()
        .satisfies(move -> {
          assertThat(move.services()).containsExactly("help");
          assertThat(move.coversAll()).isFalse();
        });
  }

  @Test
  void maintenanceOfAJourneyLeavesItsServicesOthersAndChecksAlone() {
    var loaded =
        load(
            journey("chat", "help"),
            journey("write", "help"),
            "service: help\nbackends: { check: { get: / }, at: { a: http://a } }\n",
            """
            maintenance: restart
            reason: The servers are restarted
            journeys: [chat]
            zone: UTC
            weekly: { Sun: 02:00-04:00 }
            """);

    var sunday = Instant.parse("2026-11-22T03:00:00Z");
    assertThat(journey(loaded, "chat").when().calendar().contains(sunday)).isFalse();
    assertThat(journey(loaded, "write").when().calendar().contains(sunday)).isTrue();
    assertThat(service(loaded, "help").backends())
        .isInstanceOfSatisfying(
            Backends.Checked.class,
            checked ->
                assertThat(checked.checks().get("a").when().calendar().contains(sunday)).isTrue());
  }

  @Test
  void maintenanceThatNamesNothingCoversEverythingBesideItsCalendar() {
    var loaded =
        load(
            "calendar: office\nzone: UTC\nhours: { Mon-Fri: 09:00-18:00 }\n",
            "journey: chat\nwhen: { calendar: office }\n" + STEPS,
            """
            maintenance: freeze
            reason: Nothing is touched
            zone: UTC
            windows: [{ from: 2026-11-23T10:00, to: 2026-11-23T11:00 }]
            """);

    var calendar = journey(loaded, "chat").when().calendar();
    assertThat(calendar.name()).isEqualTo("office");
    assertThat(calendar.contains(Instant.parse("2026-11-23T09:30:00Z"))).isTrue();
    assertThat(calendar.contains(Instant.parse("2026-11-23T10:30:00Z"))).isFalse();
    assertThat(calendar.contains(Instant.parse("2026-11-23T18:30:00Z"))).isFalse();
  }

  @Test
  void aWindowIsOfItsZonesClockAlsoWhereThatIsSetBack() {
    var loaded =
        load(
            journey("chat", "chat"),
            """
            maintenance: move
            reason: The database moves
            zone: Europe/Berlin
            windows: [{ from: 2026-10-25T02:30, to: 2026-10-25T02:45 }]
            """);

    assertThat(loaded.maintenance().getFirst().times())
        .singleElement()
        .isEqualTo(
            new dev.nines.calendar.MaintenanceWindow(
                Instant.parse("2026-10-25T00:30:00Z"),
                Instant.parse("2026-10-25T01:45:00Z"),
                "The database moves"));
  }

  @Test
  void aVersionThatStandsInForABrokenOneMayNameWhatIsGone() {
    var help = SourceFile.of("help.yaml", "service: help\nall: [chat, mail]\n");
    var move =
        SourceFile.of(
            "move.yaml",
            """
            maintenance: move
            reason: The database moves
            journeys: [chat, gone]
            zone: UTC
            weekly: { Sun: 02:00-04:00 }
            """);
    var chat = SourceFile.of("chat.yaml", journey("chat", "chat"));

    assertThat(Journeys.load(chat, help, move).problems()).hasSize(2);
    var loaded = Journeys.load(chat, help.standingIn(), move.standingIn());
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.services()).hasSize(1);
    assertThat(
            journey(loaded, "chat")
                .when()
                .calendar()
                .contains(Instant.parse("2026-11-22T03:00:00Z")))
        .isFalse();
  }

  @Test
  void aNameIsNotCalledUnknownWhileAFileCannotBeRead() {
    var loaded =
        Journeys.load(
            SourceFile.of("help.yaml", "service: help\nall: [chat, mail]\n"),
            SourceFile.of("mail.yaml", journey("mail", "mail")),
            SourceFile.of("chat.yaml", "journey: [\n"));

    assertThat(loaded.problems()).hasSize(1).first().asString().startsWith("chat.yaml");
  }
}
