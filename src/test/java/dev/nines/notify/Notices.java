package dev.nines.notify;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Receiver;
import dev.nines.alert.Severity;
import dev.nines.incident.Evidence;
import dev.nines.incident.FailedRun;
import dev.nines.incident.FailingPart;
import dev.nines.incident.Handling;
import dev.nines.incident.Incident;
import dev.nines.incident.Reach;
import dev.nines.incident.Stage;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.incident.Subject.OfService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Notices of every kind, made up. */
public final class Notices {

  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final String ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final URI LINK = URI.create("https://nines.example.org/incidents/42?at=1&as=page");
  private static final URI ACKNOWLEDGE =
      URI.create("https://nines.example.org/acknowledge/42?signature=abc");

  private Notices() {}

  public static Notice opened() {
    return of(Notice.Kind.OPENED, List.of(consecutive()));
  }

  /** The latest failed run was in a browser, and left a picture. */
  public static Notice pictured() {
    var notice = opened();
    return new Notice(
        notice.id(),
        notice.version(),
        notice.kind(),
        notice.about(),
        notice.severity(),
        notice.environment(),
        notice.region(),
        notice.incidents(),
        notice.at(),
        notice.link(),
        Map.of(TRACE, URI.create("https://nines.example.org/api/v1/runs/" + TRACE)),
        notice.acknowledge());
  }

  public static Notice resolved() {
    return of(Notice.Kind.RESOLVED, List.of(over(consecutive(), Ending.RECOVERED)));
  }

  public static Notice acknowledged() {
    return of(
        Notice.Kind.ACKNOWLEDGED,
        List.of(
            with(consecutive(), new Stage.Acknowledged(NOON.plusSeconds(60), "anna", null), null)));
  }

  public static Notice removed() {
    return of(Notice.Kind.RESOLVED, List.of(over(consecutive(), Ending.REMOVED)));
  }

  /** Where every channel's markup has something to escape. */
  public static Notice hostile() {
    var latest = "expected json.state == \"<open> & *ready*\"; found </b> <!channel> & `x`";
    return of(
        Notice.Kind.OPENED,
        List.of(
            incident(
                "Tom & \"Jerry\" <script> are answered\nin the chat",
                "support-chat",
                "consecutive",
                Severity.CRITICAL,
                Concern.CUSTOMERS,
                evidence(latest, "login <SSO> & co", Map.of("send & wait: wrong", 3L)))));
  }

  /** As long as everything can be, so that every limit is met. */
  public static Notice longest() {
    return of(
        Notice.Kind.OPENED,
        IntStream.range(0, 13)
            .mapToObj(number ->
                incident(
                    "<" + "&".repeat(400) + number,
                    "journey-" + number,
                    "consecutive",
                    Severity.CRITICAL,
                    Concern.CUSTOMERS,
                    evidence("<&>".repeat(2_000), null, Map.of("<&>".repeat(300), 3L))))
            .toList());
  }

  public static Notice several(int count) {
    return of(
        Notice.Kind.OPENED,
        IntStream.range(0, count)
            .mapToObj(number ->
                incident(
                    "Need number " + number + " is served",
                    "need-" + number,
                    number % 2 == 0 ? "consecutive" : "burn-rate-1h",
                    number == 3 ? Severity.ERROR : Severity.CRITICAL,
                    Concern.CUSTOMERS,
                    evidence("HTTP 503", "login", Map.of("login: error", 3L))))
            .toList());
  }

  /** Two rules of one journey are broken, and it comes and goes. */
  public static Notice flapping() {
    var first = consecutive();
    return of(
        Notice.Kind.REMINDED,
        List.of(
            new Incident(
                first.id(),
                9,
                first.subject(),
                first.rule(),
                first.severity(),
                first.concern(),
                first.observed(),
                first.lastGood(),
                first.firstBad(),
                first.detected(),
                null,
                4,
                first.stage(),
                first.evidence()),
            incident(
                first.subject().title(),
                first.subject().journey(),
                "burn-rate-1h",
                Severity.CRITICAL,
                Concern.CUSTOMERS,
                null)));
  }

  /** A service that is composed of others. */
  public static Notice whole() {
    return of(Notice.Kind.OPENED, List.of(help()));
  }

  /** The same, and a journey of a part of it. */
  public static Notice parts() {
    return of(Notice.Kind.UPDATED, List.of(help(), consecutive()));
  }

  private static Incident help() {
    return new Incident(
        "abcdef1234567890abcdef1234567890",
        3,
        new OfService("help", "A customer in need finds somebody", "eu-1"),
        "burn-rate-1h",
        Severity.CRITICAL,
        Concern.CUSTOMERS,
        "the error budget of 99.9 % availability burns 100.0 times too fast: 6 of 60 minutes missed it in 1h, 5 of 5 in 5m",
        null,
        NOON.minus(Duration.ofMinutes(7)),
        NOON.minus(Duration.ofSeconds(60)),
        null,
        0,
        new Stage.Open(null),
        new Evidence(
            failed("mail-in", "deliver"),
            failed("support-chat", "send"),
            9,
            new TreeMap<>(
                Map.of("support-chat, send: timeout", 4L, "mail-in, deliver: timeout", 5L)),
            null),
        new Reach.Alone(),
        Handling.NONE,
        List.of(
            new FailingPart("chat-support", "support-chat"), new FailingPart("mail", "mail-in")),
        "0af7651916cd");
  }

  private static FailedRun failed(String journey, String step) {
    return new FailedRun(
        TRACE,
        NOON.minusSeconds(60),
        "timeout",
        step,
        null,
        "step \"%s\": no answer within 1s".formatted(step),
        journey);
  }

  /** The prober has no journey to play. */
  public static Notice nothing() {
    return of(
        Notice.Kind.OPENED,
        List.of(
            new Incident(
                "1234567890abcdef1234567890abcdef",
                2,
                new OfProber("eu-1"),
                "nothing-loaded",
                Severity.ERROR,
                Concern.PROBER,
                "for 3m no journey that runs in region eu-1 was loaded: there is none among its files",
                null,
                NOON.minus(Duration.ofMinutes(33)),
                NOON.minus(Duration.ofMinutes(30)),
                null,
                0,
                new Stage.Open(null),
                null)));
  }

  /** The prober was cut off. */
  public static Notice blind() {
    return of(
        Notice.Kind.OPENED,
        List.of(
            incident(
                "A customer is answered in the chat",
                "support-chat",
                "coverage",
                Severity.WARNING,
                Concern.PROBER,
                new Evidence(
                    new FailedRun(TRACE, NOON.minusSeconds(90), "network", null, null, "no route"),
                    new FailedRun(
                        TRACE,
                        NOON.minusSeconds(30),
                        "network",
                        null,
                        null,
                        "the control check reached none of its targets"),
                    12,
                    Map.of("network", 12L),
                    null))));
  }

  public static Notice slow() {
    return of(
        Notice.Kind.ESCALATED,
        List.of(
            incident(
                "A customer is answered in the chat",
                "support-chat",
                "latency-1h",
                Severity.ERROR,
                Concern.CUSTOMERS,
                null)));
  }

  /** What was too much, some of it over by now. */
  public static Notice digest() {
    var incidents = new ArrayList<>(several(3).incidents());
    incidents.addAll(resolved().incidents());
    var digest = of(Notice.Kind.DIGEST, incidents);
    return new Notice(
        "digest-on-call",
        1_772_452_800,
        digest.kind(),
        "2 troubles",
        digest.severity(),
        digest.environment(),
        digest.region(),
        digest.incidents(),
        digest.at(),
        digest.link(),
        Map.of(),
        null);
  }

  /** A commit of the journeys is not played, or was not. */
  private static Notice refused(int problems, @Nullable Instant over) {
    return CommitNotice.of(
        new OfCommit(
            "0af7651916cd",
            "Ada <script>",
            "git.example.com",
            over == null ? null : "b7ad6b716920",
            IntStream.range(0, problems)
                .mapToObj(number -> "journeys/chat.yaml:%d:1: found a \"<key>\"".formatted(number))
                .toList(),
            "eu-1"),
        "production",
        NOON,
        over,
        over == null ? NOON : over);
  }

  public static Notice test(Receiver receiver) {
    return TestNotice.of(ID, receiver, "production", "eu-1", NOON);
  }

  public static Notice of(Notice.Kind kind, List<Incident> incidents) {
    var severity =
        incidents.stream().map(Incident::severity).reduce(Severity.ADVISORY, Severity::or);
    var over = kind == Notice.Kind.RESOLVED;
    return new Notice(
        ID,
        7,
        kind,
        "service chat-support",
        severity,
        "production",
        "eu-1",
        incidents,
        NOON,
        LINK,
        Map.of(),
        over || kind == Notice.Kind.ACKNOWLEDGED ? null : ACKNOWLEDGE);
  }

  private static Incident consecutive() {
    var reasons = new LinkedHashMap<String, Long>();
    reasons.put("open chat: error", 1L);
    reasons.put("send: timeout", 2L);
    return revised(
        incident(
            "A customer is answered in the chat",
            "support-chat",
            "consecutive",
            Severity.CRITICAL,
            Concern.CUSTOMERS,
            evidence(
                "step \"send\", attempt 2 of 3: no answer from POST /api/chats/42/messages within 1s",
                null,
                reasons)));
  }

  private static Incident revised(Incident it) {
    return new Incident(
        it.id(),
        it.version(),
        it.subject(),
        it.rule(),
        it.severity(),
        it.concern(),
        it.observed(),
        it.lastGood(),
        it.firstBad(),
        it.detected(),
        it.over(),
        it.reopened(),
        it.stage(),
        it.evidence(),
        it.reach(),
        it.handling(),
        it.parts(),
        "0af7651916cd");
  }

  private static Evidence evidence(
      String latest, @Nullable String dependency, Map<String, Long> reasons) {
    return new Evidence(
        new FailedRun(
            "00000000000000000000000000000001",
            NOON.minusSeconds(150),
            "error",
            "open chat",
            dependency,
            "HTTP 503"),
        new FailedRun(TRACE, NOON.minusSeconds(30), "timeout", "send", dependency, latest),
        reasons.values().stream().mapToLong(Long::longValue).sum(),
        reasons,
        dependency);
  }

  private static Incident incident(
      String title,
      String journey,
      String rule,
      Severity severity,
      Concern concern,
      @Nullable Evidence evidence) {
    return new Incident(
        "1234567890abcdef1234567890abcdef",
        3,
        new OfJourney(journey, title, "chat-support", "eu-1"),
        rule,
        severity,
        concern,
        observed(rule),
        NOON.minus(Duration.ofMinutes(3)),
        NOON.minus(Duration.ofSeconds(150)),
        NOON.minus(Duration.ofSeconds(60)),
        null,
        0,
        new Stage.Open(null),
        evidence);
  }

  private static String observed(String rule) {
    return switch (rule) {
      case "consecutive" -> "3 runs in a row failed; the limit is 3";
      case "coverage" -> "41.2 % of the runs of the last 1h were measured; expected 90 %";
      case "latency-1h" ->
          "the error budget is spent 20.1 times too fast over 1h; the limit is 14.4";
      default -> "the error budget is spent 33.3 times too fast over 1h; the limit is 14.4";
    };
  }

  private static Incident over(Incident incident, Ending ending) {
    var end = NOON.plus(Duration.ofMinutes(10));
    return with(incident, new Stage.Resolved(end.plusSeconds(30), ending), end);
  }

  private static Incident with(Incident it, Stage stage, @Nullable Instant over) {
    return new Incident(
        it.id(),
        it.version() + 1,
        it.subject(),
        it.rule(),
        it.severity(),
        it.concern(),
        it.observed(),
        it.lastGood(),
        it.firstBad(),
        it.detected(),
        over,
        it.reopened(),
        stage,
        it.evidence());
  }

  /** The same at another time: its first bad run was at {@code firstBad}. */
  public static Notice shifted(Notice notice, Instant firstBad) {
    var by = Duration.between(notice.incidents().getFirst().firstBad(), firstBad);
    return of(notice.kind(), notice.incidents().stream().map(it -> shifted(it, by)).toList());
  }

  private static Incident shifted(Incident it, Duration by) {
    return new Incident(
        it.id(),
        it.version(),
        it.subject(),
        it.rule(),
        it.severity(),
        it.concern(),
        it.observed(),
        shifted(it.lastGood(), by),
        it.firstBad().plus(by),
        shifted(it.detected(), by),
        shifted(it.over(), by),
        it.reopened(),
        it.stage(),
        it.evidence());
  }

  private static @Nullable Instant shifted(@Nullable Instant instant, Duration by) {
    return instant == null ? null : instant.plus(by);
  }

  /** All of them by a name. */
  public static Map<String, Notice> all() {
    var all = new LinkedHashMap<String, Notice>();
    var webhook = new Receiver.Webhook(URI.create("http://localhost/"), Map.of(), null);
    all.put("opened", opened());
    all.put("pictured", pictured());
    all.put("resolved", resolved());
    all.put("acknowledged", acknowledged());
    all.put("removed", removed());
    all.put("hostile", hostile());
    all.put("several", several(4));
    all.put("many", several(13));
    all.put("flapping", flapping());
    all.put("blind", blind());
    all.put("nothing", nothing());
    all.put("whole", whole());
    all.put("parts", parts());
    all.put("slow", slow());
    all.put("digest", digest());
    all.put("refused", refused(13, null));
    all.put("mended", refused(0, NOON.plusSeconds(600)));
    all.put("test", test(new Receiver("on-call", webhook, 30)));
    return all;
  }
}
