package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredAlerts.Declarer;
import dev.nines.alert.Escalation;
import dev.nines.alert.Protocol;
import dev.nines.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private static final SourceFile ON_CALL =
      SourceFile.of("on-call.yaml", "receiver: on-call\nemail: { to: a@example.org }\n");
  private static final SourceFile LEAD =
      SourceFile.of("lead.yaml", "receiver: lead\nemail: { to: b@example.org }\n");

  private static DeclaredAlerts alerts(SourceFile journey, SourceFile... others) {
    var all = new ArrayList<>(List.of(others));
    all.add(journey);
    var loaded = Journeys.load(all);
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.alerts().values().iterator().next());
  }

  private static SourceFile journey(String alerts) {
    return SourceFile.of(
        "a.yaml", "journey: a\nservice: shop\nsteps:\n  - get: http://localhost/\n" + alerts);
  }

  private static List<AlertRule> rules(AlertPolicy policy, Kind kind) {
    return Objects.requireNonNull(policy.rules().get(kind));
  }

  @Test
  void whoWritesNothingIsWellServed() {
    var alerts = alerts(journey(""));
    assertThat(alerts.policy()).isEqualTo(AlertPolicy.PRESET);
    assertThat(alerts.of(Kind.CONSECUTIVE)).isEqualTo(Declarer.PRESET);
    assertThat(alerts.of(Severity.CRITICAL)).isEqualTo(Declarer.PRESET);
  }

  @Test
  void everyKeyIsRead() {
    var policy =
        alerts(
                SourceFile.of("a.yaml", Journeys.text(Journeys.resource("alerts.yaml"))),
                ON_CALL,
                LEAD)
            .policy();
    assertThat(policy.confirm()).hasValue(1);
    assertThat(policy.regions()).hasValue(2);
    assertThat(policy.all())
        .containsExactly(
            new Consecutive(Severity.ERROR, 4, 3),
            new FailuresOf(Severity.WARNING, 5, 30),
            burn(Severity.CRITICAL, Duration.ofHours(1), Duration.ofMinutes(5), 14.4),
            burn(Severity.WARNING, Duration.ofDays(3), Duration.ofHours(6), 1),
            new NoGoodRun(Severity.CRITICAL, Duration.ofHours(1)),
            new NoRun(Severity.CRITICAL, Duration.ofMinutes(5)),
            new LowCoverage(Severity.WARNING, 0.8, Duration.ofMinutes(30)));
    var critical = policy.protocol(Severity.CRITICAL);
    assertThat(critical.stands()).isEqualTo(Duration.ofSeconds(10));
    assertThat(critical.escalations())
        .containsExactly(
            new Escalation(Duration.ZERO, Set.of("on-call")),
            new Escalation(Duration.ofMinutes(5), Set.of("on-call", "lead")));
    assertThat(critical.reminders()).containsExactly(Duration.ofMinutes(30), Duration.ofHours(1));
    var warning = policy.protocol(Severity.WARNING);
    assertThat(warning.escalations()).isEmpty();
    assertThat(warning.reminders()).isEmpty();
    assertThat(warning.hours()).isEqualTo(Protocol.preset(Severity.WARNING).hours());
  }

  private static BurnRate burn(
      Severity severity, Duration longWindow, Duration shortWindow, double rate) {
    return new BurnRate(
        severity, Promise.AVAILABILITY, longWindow, shortWindow, rate, AlertPolicy.SIGNIFICANCE);
  }

  @Test
  void aJourneysRulesStandOverItsServicesAndTheseOverTheDefaults() {
    var defaults =
        SourceFile.of(
            "d.yaml", "alerting: all\nalerts: { consecutive: 5, failures: off, confirm: 0 }\n");
    var service = SourceFile.of("s.yaml", "service: shop\nalerts: { consecutive: 4 }\n");

    var both = alerts(journey("alerts: { consecutive: 2 }\n"), defaults, service);
    assertThat(rules(both.policy(), Kind.CONSECUTIVE))
        .containsExactly(new Consecutive(Severity.CRITICAL, 2, 2));
    assertThat(rules(both.policy(), Kind.FAILURES)).isEmpty();
    assertThat(both.policy().confirm()).hasValue(0);
    assertThat(both.of(Kind.CONSECUTIVE)).isEqualTo(Declarer.JOURNEY);
    assertThat(both.of(Kind.FAILURES)).isEqualTo(Declarer.DEFAULTS);
    assertThat(both.confirming()).isEqualTo(Declarer.DEFAULTS);

    var without = alerts(journey(""), defaults, service);
    assertThat(rules(without.policy(), Kind.CONSECUTIVE))
        .containsExactly(new Consecutive(Severity.CRITICAL, 4, 2));
    assertThat(without.of(Kind.CONSECUTIVE)).isEqualTo(Declarer.SERVICE);
  }

  @Test
  void howManyRegionsThereMustBeIsDecidedByWhoIsNearest() {
    var defaults = SourceFile.of("d.yaml", "alerting: all\nalerts: { regions: 3 }\n");
    var service = SourceFile.of("s.yaml", "service: shop\nalerts: { regions: 2 }\n");
    assertThat(alerts(journey("")).policy().regions()).hasValue(0);
    assertThat(alerts(journey(""), defaults).policy().regions()).hasValue(3);
    var above = alerts(journey(""), defaults, service);
    assertThat(above.policy().regions()).hasValue(2);
    assertThat(above.agreeing()).isEqualTo(Declarer.SERVICE);
    assertThat(alerts(journey("alerts: { regions: off }\n"), service).policy().regions())
        .hasValue(0);
  }

  @Test
  void whatIsAskedOfMoreRegionsThanAJourneyHasIsAskedOfAllOfThem() {
    var defaults = SourceFile.of("d.yaml", "alerting: all\nalerts: { regions: 3 }\n");
    assertThat(agreeing("regions: [eu, us]\n", defaults)).isEqualTo(2);
    assertThat(agreeing("regions: eu\n", defaults)).as("it tells for itself").isZero();
    assertThat(agreeing("", defaults)).isEqualTo(3);
  }

  private static int agreeing(String regions, SourceFile defaults) {
    var loaded = Journeys.load(List.of(defaults, journey(regions)));
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.alerts().get("a"))
        .policy()
        .agreeing(loaded.journeys().getFirst());
  }

  @Test
  void ofASeverityEachKeyIsDecidedForItself() {
    var defaults =
        SourceFile.of(
            "d.yaml",
            "alerting: all\nalerts: { severities: { error: { stands: 10m, escalate: [{ to: lead }] } } }\n");
    var service =
        SourceFile.of(
            "s.yaml", "service: shop\nalerts: { severities: { error: { remind: off } } }\n");
    var error =
        alerts(
                journey("alerts: { severities: { error: { stands: 1m } } }\n"),
                defaults,
                service,
                LEAD)
            .policy()
            .protocol(Severity.ERROR);
    assertThat(error.stands()).isEqualTo(Duration.ofMinutes(1));
    assertThat(error.escalations()).containsExactly(new Escalation(Duration.ZERO, Set.of("lead")));
    assertThat(error.reminders()).isEmpty();
  }

  @Test
  void hoursAreACalendars() {
    var calendar =
        SourceFile.of(
            "c.yaml", "calendar: office\nzone: Europe/Berlin\nhours: { Mon: 09:00-17:00 }\n");
    var error =
        alerts(journey("alerts: { severities: { error: { hours: office } } }\n"), calendar)
            .policy()
            .protocol(Severity.ERROR);
    assertThat(error.hours().name()).isEqualTo("office");
  }

  @Test
  void theDefaultsNameTheEnvironmentsThatAreQuiet() {
    var loaded =
        Journeys.load(
            SourceFile.of("d.yaml", Journeys.text(Journeys.resource("alerting.yaml"))),
            journey(""));
    assertThat(loaded.defaults().orElseThrow().quiet()).containsExactly("staging", "test");
  }

  @Test
  void aJourneyWithAlertsThatCannotBeReadDoesNotLoad() {
    var loaded = Journeys.load(journey("alerts: { failures: 5 of 4 }\n"));
    assertThat(loaded.journeys()).isEmpty();
    assertThat(loaded.alerts()).isEmpty();
  }
}
