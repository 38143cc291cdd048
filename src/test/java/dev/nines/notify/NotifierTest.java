package dev.nines.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.Escalation;
import dev.nines.alert.Protocol;
import dev.nines.alert.Receiver;
import dev.nines.alert.Severity;
import dev.nines.alert.Silence;
import dev.nines.calendar.Always;
import dev.nines.incident.Incident;
import dev.nines.notify.message.Wording;
import dev.nines.store.Entry;
import dev.nines.store.SumOverRuns;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotifierTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void whatIsCriticalIsToldAtOnceAndItsEndIsToldToo() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(6));
    assertThat(post.told()).containsExactly("on-call opened service chat");
    post.rounds(4);
    assertThat(post.told())
        .containsExactly("on-call opened service chat", "on-call resolved service chat");
    assertThat(post.letters.getFirst().notice().id())
        .isEqualTo(post.letters.getLast().notice().id());
  }

  @Test
  void aMessageLeadsToWhatTheLatestFailedRunLeft() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    var latest = java.util.Objects.requireNonNull(post.standing("chat").evidence()).latest();
    post.left.add(latest.runId());
    post.pass(Duration.ofSeconds(6));
    var message = Wording.of(post.letters.getFirst().notice());
    assertThat(message.body()).contains("Failed run: https://nines.example/" + latest.runId());
  }

  @Test
  void tenJourneysThatBreakTogetherAreOneMessageThatListsThem() {
    var post = new Post().receivers("on-call");
    var names = new String[10];
    for (int i = 0; i < 10; i++) {
      names[i] = "journey-" + i;
      post.journey(names[i], "shop");
    }
    post.rounds(3).rounds(3, names).pass(Duration.ofSeconds(6));
    assertThat(post.told()).containsExactly("on-call opened service shop");
    assertThat(post.letters.getFirst().notice().incidents()).hasSize(10);
  }

  @Test
  void whatOnlyLooksBackWakesNobodyWhileCustomersAreServed() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(4, "chat");
    assertThat(post.incidents.current())
        .extracting(Incident::rule)
        .contains("consecutive", "failures");
    post.rounds(14);
    assertThat(post.incidents.current()).extracting(Incident::rule).containsExactly("failures");
    assertThat(post.told())
        .as("the failures joined minutes ago, and nobody took anything up")
        .containsExactly("on-call opened service chat");

    post.rounds(1, "chat").pass(Duration.ofSeconds(2));
    assertThat(post.told()).last().isEqualTo("on-call updated service chat");
  }

  @Test
  void whoTookAJourneyUpIsNotCalledForWhatLooksBackOnItOnceItIsOver() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(4, "chat");
    post.pass(Duration.ofSeconds(6));
    post.incidents.current().stream()
        .filter(each -> each.rule().equals("consecutive"))
        .forEach(each -> post.incidents.acknowledge(each.id(), "ann"));
    post.rounds(12);
    assertThat(post.incidents.current())
        .extracting(each -> each.rule() + " " + each.stage().word())
        .containsExactly("failures open");
    post.rounds(1, "chat").rounds(20).pass(Duration.ofSeconds(6));
    assertThat(post.told())
        .containsExactly(
            "on-call opened service chat",
            "on-call acknowledged service chat",
            "on-call resolved service chat");
  }

  @Test
  void whoTookAnOutageUpHasNotTakenUpTheNext() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(4, "chat");
    post.pass(Duration.ofSeconds(6));
    post.incidents.current().stream()
        .filter(each -> each.rule().equals("consecutive"))
        .forEach(each -> post.incidents.acknowledge(each.id(), "ann"));
    // It comes back, and is over again, while the failures stand.
    post.rounds(4).rounds(4, "chat").rounds(2);
    assertThat(post.incidents.current())
        .extracting(each -> each.rule() + " " + each.stage().word())
        .containsExactly("failures open");
    post.rounds(2).rounds(1, "chat").pass(Duration.ofSeconds(2));
    assertThat(post.told()).last().isNotEqualTo("on-call acknowledged service chat");
    assertThat(post.letters.getLast().notice().kind())
        .isIn(Notice.Kind.UPDATED, Notice.Kind.ESCALATED, Notice.Kind.REMINDED);
  }

  @Test
  void anOutageThatComesBackIsToldThoughWhatLooksBackOnTheFirstStillStands() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(30, "chat");
    post.rounds(12);
    assertThat(post.incidents.current())
        .extracting(each -> each.rule() + " " + each.stage().word())
        .containsExactly("failures open");
    assertThat(post.told())
        .as("all of it was told, and climbed")
        .containsExactly("on-call opened service chat", "on-call escalated service chat");
    post.rounds(3, "chat").pass(Duration.ofSeconds(2));
    assertThat(post.told()).last().isEqualTo("on-call updated service chat");
    assertThat(post.letters.getLast().notice().incidents())
        .filteredOn(each -> each.stage().stands())
        .extracting(Incident::rule)
        .containsExactlyInAnyOrder("consecutive", "failures");
    post.rounds(9, "chat");
    assertThat(post.told()).as("once").hasSize(3);
  }

  @Test
  void whatNobodyAcknowledgesClimbsAndWhatSomebodyDoesIsLeftAlone() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(MINUTE.multipliedBy(5).plusSeconds(6));
    assertThat(post.told())
        .containsExactly("on-call opened service chat", "on-call escalated service chat");
    post.incidents.acknowledge(post.standing("chat").id(), "ann");
    post.pass(Duration.ofHours(3));
    assertThat(post.told()).hasSize(3).last().isEqualTo("on-call acknowledged service chat");
  }

  @Test
  void whoSaidThatItIsTakenUpIsNotToldSoAndHearsOfItsEnd() {
    var post = consecutive("on-call", "team").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(6));
    var acknowledgements =
        new Acknowledgements(
            post.notifier,
            post.incidents,
            new Keeping(post.history, "eu-west"),
            post.history::documents);
    var id = post.letters.getFirst().notice().id();
    assertThat(acknowledgements.acknowledge(id, "ann (PagerDuty)", "on-call")).hasSize(1);
    assertThat(acknowledgements.acknowledge(id, "bob (PagerDuty)", "on-call"))
        .as("who was first is kept")
        .isEmpty();
    post.letters.clear();
    post.pass(Duration.ofSeconds(6)).rounds(4);
    assertThat(post.told())
        .containsExactlyInAnyOrder(
            "team acknowledged service chat",
            "on-call resolved service chat",
            "team resolved service chat");
    assertThat(acknowledgements.find(id)).isPresent();
    assertThat(acknowledgements.find("unknown")).isEmpty();
  }

  @Test
  void whatIsGivenBackIsToldAndClimbsAgain() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(6));
    post.incidents.acknowledge(post.standing("chat").id(), "ann (PagerDuty)");
    post.pass(Duration.ofHours(1));
    var acknowledgements =
        new Acknowledgements(
            post.notifier,
            post.incidents,
            new Keeping(post.history, "eu-west"),
            post.history::documents);
    var id = post.letters.getFirst().notice().id();
    assertThat(acknowledgements.handBack(id, by -> by.equals("bob"))).isEmpty();
    assertThat(acknowledgements.handBack(id, by -> by.startsWith("ann"))).hasSize(1);
    assertThat(acknowledgements.handBack(id, _ -> true)).as("it is open already").isEmpty();
    post.letters.clear();
    post.pass(MINUTE.multipliedBy(5).plusSeconds(6));
    assertThat(post.told())
        .containsExactly("on-call updated service chat", "on-call escalated service chat");
  }

  @Test
  void troubleThatNeverEndsDoesNotHeapUpWhatCameAndWentBesideIt() {
    var post = consecutive("on-call").journey("chat", "shop").journey("pay", "shop").rounds(3);
    post.rounds(3, "chat");
    for (int i = 0; i < 40; i++) {
      post.rounds(4, "chat", "pay").rounds(26, "chat");
    }
    assertThat(post.letters.getLast().notice().incidents())
        .as("one that stands, the latest, and twenty that are over")
        .hasSizeLessThanOrEqualTo(22)
        .anyMatch(each -> each.subject().name().equals("chat") && each.stage().stands());
  }

  @Test
  void remindersComeAtAGrowingDistance() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofHours(4));
    assertThat(post.told().stream().filter(each -> each.contains("reminded")))
        .as("after half an hour, an hour, two hours")
        .hasSize(3);
  }

  @Test
  void anErrorIsToldOnlyIfItStillStandsAfterHalfAnHour() {
    var post =
        new Post()
            .receivers("on-call")
            .policy(only(new Consecutive(Severity.ERROR, 3, 2)))
            .journey("chat", "chat")
            .rounds(3)
            .rounds(40, "chat");
    assertThat(post.told()).isEmpty();
    post.rounds(3);
    assertThat(post.told()).as("it went away by itself").isEmpty();
    post.rounds(30).rounds(70, "chat");
    assertThat(post.told()).containsExactly("on-call opened service chat");
  }

  @Test
  void aWarningWaitsForWorkingHours() {
    // The clock begins on a Sunday at noon.
    var post =
        new Post()
            .receivers("team")
            .policy(only(new Consecutive(Severity.WARNING, 3, 2)))
            .journey("chat", "chat")
            .rounds(3)
            .rounds(3, "chat");
    post.pass(Duration.ofHours(20));
    assertThat(post.told()).isEmpty();
    post.pass(Duration.ofHours(2));
    assertThat(post.told()).containsExactly("team opened service chat");
  }

  @Test
  void whenALoginIsDownItsDependantsAreOneMessageAboutTheLogin() {
    var post =
        new Post()
            .receivers("on-call")
            .journey("chat", "chat")
            .journey("shop", "shop")
            .journey("mail", "mail")
            .rounds(3);
    post.round("login", "chat", "shop", "mail");
    post.round("login", "chat", "shop", "mail");
    post.round("login", "chat", "shop", "mail").pass(Duration.ofSeconds(6));
    assertThat(post.told()).containsExactly("on-call opened dependency login");
    assertThat(post.letters.getFirst().notice().incidents()).hasSize(3);
  }

  @Test
  void aReceiverThatWasAwayGetsWhatHoldsNowAndNotAnHourOfHistory() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(3, "chat").pass(Duration.ofHours(1));
    assertThat(post.told()).isEmpty();
    post.away.clear();
    post.pass(Duration.ofMinutes(7));
    assertThat(post.told()).containsExactly("on-call opened service chat");
  }

  @Test
  void aReceiverThatWasAwayForTheWholeTroubleIsToldThatItIsOver() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(3, "chat").rounds(5);
    post.away.clear();
    post.pass(Duration.ofMinutes(7));
    assertThat(post.told()).containsExactly("on-call resolved service chat");
  }

  @Test
  void whatIsNewIsToldAtOnceThoughWhatWasBeforeWasRefusedForGood() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.refusing.add("on-call");
    post.rounds(3, "chat").pass(Duration.ofSeconds(10));
    post.refusing.clear();
    post.rounds(3).pass(Duration.ofSeconds(2));
    assertThat(post.told()).containsExactly("on-call resolved service chat");
  }

  @Test
  void whatComesBackIsSaidToBeBackAndNotMore() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10)).rounds(3).rounds(3, "chat").pass(Duration.ofSeconds(10));
    assertThat(post.told()).last().isEqualTo("on-call updated service chat");
    assertThat(Wording.of(post.letters.getLast().notice()).headline())
        .startsWith("[production] CRITICAL, again: not working for customers: ");
  }

  @Test
  void whatBreaksAnewWhileTheTroubleOfBeforeMayComeBackIsSpokenOfWithIt() {
    var post = consecutive("on-call").journey("chat", "chat").journey("mail", "chat").rounds(3);
    post.rounds(3, "chat").pass(Duration.ofSeconds(10)).rounds(3);
    post.rounds(3, "mail").pass(Duration.ofSeconds(10));
    assertThat(post.told())
        .containsExactly(
            "on-call opened service chat",
            "on-call resolved service chat",
            "on-call updated service chat");
    assertThat(post.letters).extracting(each -> each.notice().id()).containsOnly(first(post));
    post.rounds(3).pass(Duration.ofMinutes(11)).rounds(3, "mail").pass(Duration.ofSeconds(10));
    assertThat(post.letters.getLast().notice().id())
        .as("long after its end it is another one")
        .isNotEqualTo(first(post));
  }

  private static String first(Post post) {
    return post.letters.getFirst().notice().id();
  }

  @Test
  void whatIsLessGraveWaitsForItsTimeThoughTheTroubleOfBeforeWasTold() {
    var post = consecutive("on-call").journey("chat", "chat").journey("mail", "chat");
    post.policy("mail", only(new Consecutive(Severity.ERROR, 3, 2))).rounds(3);
    post.rounds(3, "chat").pass(Duration.ofSeconds(10)).rounds(3);
    post.letters.clear();
    post.rounds(3, "mail").pass(Duration.ofMinutes(29));
    assertThat(post.told()).as("an error is told when it still stands").isEmpty();
    post.pass(Duration.ofMinutes(2));
    assertThat(post.told()).containsExactly("on-call updated service chat");
    post.letters.clear();
    post.rounds(3, "chat", "mail").pass(Duration.ofSeconds(10));
    assertThat(post.told())
        .as("what is graver than what is told is told at once")
        .containsExactly("on-call updated service chat");
  }

  @Test
  void whatJoinsIsToldThoughAsMuchWasOverMeanwhile() {
    var post =
        consecutive("on-call")
            .journey("chat", "shop")
            .journey("mail", "shop")
            .journey("pay", "shop")
            .rounds(3);
    post.rounds(14, "chat", "mail");
    assertThat(post.told()).last().isEqualTo("on-call escalated service shop");
    post.letters.clear();
    post.rounds(14, "chat", "pay");
    assertThat(post.told()).containsExactly("on-call updated service shop");
  }

  @Test
  void whoWasToldOfWhatCameFirstHearsOfWhatOthersWereToldOfSince() {
    var post =
        new Post()
            .receivers("on-call", "mail-team", "boss")
            .policy("chat", protocol("on-call", "boss", Severity.CRITICAL))
            .policy("mail", protocol("mail-team", "boss", Severity.CRITICAL))
            .journey("chat", "shop")
            .journey("mail", "shop")
            .rounds(3);
    post.rounds(5, "chat").rounds(3, "chat", "mail").pass(Duration.ofSeconds(10));
    assertThat(post.told())
        .containsExactly("on-call opened service shop", "mail-team opened service shop");
    post.letters.clear();
    post.pass(MINUTE.multipliedBy(3));
    assertThat(post.told())
        .as("what came first climbs")
        .containsExactly("boss escalated service shop");
    post.letters.clear();
    post.pass(MINUTE.multipliedBy(6));
    assertThat(post.told())
        .containsExactly(
            "on-call updated service shop",
            "mail-team updated service shop",
            "boss updated service shop");
  }

  /** Two journeys of one service, each with somebody of its own to climb to. */
  private static Post led() {
    return new Post()
        .receivers("on-call", "chat-lead", "mail-lead")
        .policy("chat", climbing("chat-lead"))
        .policy("mail", climbing("mail-lead"))
        .journey("chat", "shop")
        .journey("mail", "shop")
        .rounds(3);
  }

  @Test
  void everyTroubleThatNobodyTookUpClimbsByItsOwnProtocol() {
    var post = led();
    post.rounds(3, "chat", "mail").pass(Duration.ofSeconds(6));
    assertThat(post.told()).containsExactly("on-call opened service shop");
    post.pass(MINUTE.multipliedBy(5));
    assertThat(post.told())
        .containsExactlyInAnyOrder(
            "on-call opened service shop",
            "chat-lead escalated service shop",
            "mail-lead escalated service shop");
  }

  @Test
  void whatNobodyTookUpClimbsThoughSomebodyTookUpWhatCameFirst() {
    var post = led();
    post.rounds(3, "chat", "mail").pass(Duration.ofSeconds(6));
    post.incidents.acknowledge(post.standing("chat").id(), "ann");
    post.pass(MINUTE.multipliedBy(6));
    assertThat(post.told())
        .containsExactly("on-call opened service shop", "mail-lead escalated service shop");
  }

  @Test
  void whatWasToldFirstClimbsInItsTimeThoughSomethingGraverJoins() {
    var post =
        new Post()
            .receivers("on-call", "chat-lead", "mail-lead")
            .policy("chat", climbing("chat-lead", Severity.ERROR))
            .policy("mail", climbing("mail-lead"))
            .journey("chat", "shop")
            .journey("mail", "shop")
            .rounds(3);
    post.rounds(3, "chat").pass(Duration.ofSeconds(6));
    post.rounds(6, "chat", "mail").pass(Duration.ofSeconds(6));
    assertThat(post.told())
        .as("told at once, and then what is graver")
        .containsExactly("on-call opened service shop", "on-call updated service shop");
    post.letters.clear();
    post.pass(MINUTE.multipliedBy(2));
    assertThat(post.told()).containsExactly("chat-lead escalated service shop");
    post.letters.clear();
    post.pass(MINUTE.multipliedBy(4));
    assertThat(post.told()).containsExactly("mail-lead escalated service shop");
  }

  private static Post besideAWarning() {
    return new Post()
        .receivers("on-call", "chat-lead")
        .policy("mail", only(new Consecutive(Severity.WARNING, 3, 2)))
        .policy("chat", climbing("chat-lead"))
        .journey("chat", "shop")
        .journey("mail", "shop")
        .rounds(3)
        .rounds(3, "mail");
  }

  @Test
  void theEndIsToldThoughSomethingStandsThatWasNeverToBeTold() {
    var post = besideAWarning();
    post.rounds(3, "chat", "mail").pass(Duration.ofSeconds(6)).rounds(4, "mail");
    assertThat(post.told())
        .as("the warning waits for Monday")
        .containsExactly("on-call opened service shop", "on-call resolved service shop");
    assertThat(post.letters.getLast().notice().incidents())
        .as("what stands was not told, and is not said to be over")
        .hasSize(1)
        .allMatch(each -> each.subject().name().equals("chat"));
    post.letters.clear();
    post.pass(Duration.ofHours(22));
    assertThat(post.told()).contains("on-call updated service shop");
  }

  @Test
  void theNextOutageClimbsThoughTheOneBeforeDidAndSomethingStoodAllAlong() {
    var post = besideAWarning();
    post.rounds(3, "chat", "mail").pass(MINUTE.multipliedBy(6)).rounds(4, "mail");
    assertThat(post.told()).contains("chat-lead escalated service shop");
    post.rounds(40, "mail");
    post.letters.clear();
    post.rounds(3, "chat", "mail").pass(MINUTE.multipliedBy(6));
    assertThat(post.told()).contains("chat-lead escalated service shop");
  }

  @Test
  void whatIsLeftIsToldOnceTheGravestIsOver() {
    var post = besideAWarning();
    post.pass(Duration.ofHours(22));
    assertThat(post.told()).contains("on-call opened service shop");
    post.rounds(3, "chat", "mail").pass(MINUTE.multipliedBy(6));
    post.letters.clear();
    post.rounds(4, "mail").pass(Duration.ofSeconds(6));
    assertThat(post.told())
        .containsExactlyInAnyOrder(
            "on-call updated service shop", "chat-lead updated service shop");
    assertThat(post.letters.getFirst().notice().severity()).isEqualTo(Severity.WARNING);
    post.letters.clear();
    post.rounds(3, "chat", "mail").pass(MINUTE.multipliedBy(6));
    assertThat(post.told()).contains("chat-lead escalated service shop");
  }

  @Test
  void whoeverTookUpAJourneyIsNotOverruledByItsNextRule() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(6));
    post.incidents.acknowledge(post.standing("chat").id(), "ann");
    post.pass(Duration.ofSeconds(6));
    assertThat(post.told())
        .containsExactly("on-call opened service chat", "on-call acknowledged service chat");
    post.rounds(20, "chat").pass(MINUTE.multipliedBy(10));
    assertThat(post.incidents.current().stream().filter(each -> each.stage().stands()))
        .as("another rule is broken as well")
        .hasSizeGreaterThan(1);
    assertThat(post.told()).hasSize(2);
  }

  @Test
  void aWarningThatJoinsWhatIsTakenUpWaitsForItsOwnHours() {
    var post = besideAWarning();
    post.rounds(3, "chat").pass(Duration.ofSeconds(6));
    post.incidents.acknowledge(post.standing("chat").id(), "ann");
    post.pass(Duration.ofSeconds(6));
    assertThat(post.told())
        .containsExactly("on-call opened service shop", "on-call acknowledged service shop");
    post.letters.clear();
    post.rounds(6, "chat", "mail").pass(Duration.ofHours(1));
    assertThat(post.told()).as("it is Sunday").isEmpty();
    post.pass(Duration.ofHours(22));
    assertThat(post.told()).contains("on-call updated service shop");
  }

  @Test
  void whatIsSilentSinceItWasToldIsNotSaidToBeOver() {
    var post = besideAWarning();
    post.pass(Duration.ofHours(22));
    post.rounds(3, "chat", "mail").pass(Duration.ofSeconds(6));
    post.letters.clear();
    var now = post.time.instant();
    var soon = now.plus(Duration.ofHours(1));
    post.silence(new Silence("s-1", Set.of("chat"), Set.of(), now, soon, "ann", "it is known"));
    post.pass(MINUTE.multipliedBy(3));
    assertThat(post.told()).isEmpty();
    assertThat(post.standing("chat").stage().stands()).isTrue();
  }

  @Test
  void aWarningThatJoinsWaitsForItsOwnHours() {
    var post =
        new Post()
            .receivers("team")
            .policy(only(new Consecutive(Severity.WARNING, 3, 2)))
            .journey("chat", "shop")
            .journey("mail", "shop")
            .rounds(3)
            .rounds(3, "mail");
    post.pass(Duration.ofHours(22));
    assertThat(post.told()).containsExactly("team opened service shop");
    post.pass(Duration.ofHours(12));
    post.letters.clear();
    post.rounds(3, "chat", "mail").pass(Duration.ofHours(1));
    assertThat(post.told()).as("it is night").isEmpty();
    post.pass(Duration.ofHours(11));
    assertThat(post.told()).contains("team updated service shop");
  }

  @Test
  void howFarItHasClimbedIsKnownAfterAStart() {
    var post =
        new Post()
            .receivers("on-call", "chat-lead")
            .policy("chat", climbing("chat-lead"))
            .journey("chat", "shop")
            .rounds(3);
    post.rounds(3, "chat").pass(MINUTE.multipliedBy(3));
    var again = climber(post);
    again.pass(MINUTE.multipliedBy(3));
    assertThat(again.told()).containsExactly("chat-lead escalated service shop");
    assertThat(climber(again).pass(MINUTE.multipliedBy(6)).told()).isEmpty();
  }

  private static Post climber(Post before) {
    return new Post(before.time, before.history)
        .receivers("on-call", "chat-lead")
        .policy("chat", climbing("chat-lead"))
        .journey("chat", "shop");
  }

  private static AlertPolicy climbing(String lead) {
    return climbing(lead, Severity.CRITICAL);
  }

  private static AlertPolicy climbing(String lead, Severity severity) {
    return protocol("on-call", lead, severity);
  }

  /** Told at once, and after five minutes to somebody else. */
  private static AlertPolicy protocol(String first, String lead, Severity severity) {
    return new AlertPolicy(
        OptionalInt.of(0),
        only(new Consecutive(severity, 3, 2)).rules(),
        Map.of(
            severity,
            new Protocol(
                Duration.ZERO,
                new Always(),
                List.of(
                    new Escalation(Duration.ZERO, Set.of(first)),
                    new Escalation(MINUTE.multipliedBy(5), Set.of(lead))),
                List.of())));
  }

  @Test
  void whatComesBackSoonAfterAStartIsTheTroubleOfBefore() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10)).rounds(3);
    assertThat(post.told()).last().isEqualTo("on-call resolved service chat");
    var again = again(post, "on-call").rounds(3, "chat").pass(Duration.ofSeconds(10));
    assertThat(again.told()).containsExactly("on-call updated service chat");
    assertThat(again.letters.getFirst().notice().id())
        .isEqualTo(post.letters.getFirst().notice().id());
  }

  @Test
  void whatWasOverWhenTheProberEndedSuddenlyIsNotSaidToStandForEver() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10));
    var id = post.standing("chat").id();
    var disk = new SumOverRuns();
    // What is said of it was written while it stood, and not any more when it was over.
    for (var kind : List.of("conversation", "delivery")) {
      var _ = disk.record(new Entry.OfDocument(post.history.open(kind, "eu-west").getFirst()));
    }
    post.rounds(3);
    var over = post.history.documents().find("incident", id).orElseThrow();
    assertThat(over.closed()).isTrue();
    var _ = disk.record(new Entry.OfDocument(over));

    var again =
        new Post(post.time, disk)
            .receivers("on-call")
            .policy(only(new Consecutive(Severity.CRITICAL, 3, 2)))
            .journey("chat", "chat")
            .pass(Duration.ofHours(2));
    assertThat(again.told()).containsExactly("on-call resolved service chat");
  }

  @Test
  void whatIsOwedIsSentAfterAStartToo() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(3, "chat").pass(Duration.ofSeconds(10));
    assertThat(post.told()).isEmpty();

    var again =
        new Post(post.time, post.history)
            .receivers("on-call")
            .policy(only(new Consecutive(Severity.CRITICAL, 3, 2)))
            .journey("chat", "chat");
    again.pass(MINUTE);
    assertThat(again.told()).containsExactly("on-call opened service chat");
    again.rounds(3);
    assertThat(again.told()).last().isEqualTo("on-call resolved service chat");
    assertThat(again.letters.getLast().notice().id())
        .isEqualTo(again.letters.getFirst().notice().id());
  }

  @Test
  void theEndIsToldAfterASecondStartThoughTheReceiverWasAwayAtTheFirst() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10));
    assertThat(post.told()).containsExactly("on-call opened service chat");
    var away = again(post, "on-call");
    away.away.add("on-call");
    away.rounds(5).pass(Duration.ofSeconds(10));

    var last = again(away, "on-call").pass(Duration.ofMinutes(6));

    assertThat(last.told()).containsExactly("on-call resolved service chat");
  }

  @Test
  void whatIsOwedWaitsForASecretThatComesLate() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(3, "chat").pass(Duration.ofSeconds(10));
    var again = new Post(post.time, post.history);
    again.untellable.add("on-call");
    again.receivers("on-call").journey("chat", "chat").pass(MINUTE);

    again.untellable.clear();
    again.replace().pass(MINUTE);

    assertThat(again.told()).containsExactly("on-call opened service chat");
  }

  @Test
  void whatIsKeptOfATellingIsClosedWithIt() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10));
    assertThat(post.history.open("delivery", "eu-west")).hasSize(1);
    post.rounds(4).pass(Duration.ofMinutes(11));
    assertThat(post.history.open("delivery", "eu-west")).isEmpty();
  }

  @Test
  void whoIsNotDeclaredAtTheEndIsToldOfItOnceTheyAreAgain() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10));
    var again = new Post(post.time, post.history).replace();
    again.pass(MINUTE.multipliedBy(3).minusSeconds(1));
    assertThat(again.standing("chat")).as("its file may be on its way").isNotNull();
    assertThat(again.failed).isEmpty();

    again.pass(MINUTE);
    assertThat(again.failed).as("said and counted").containsExactly("on-call");
    again.receivers("on-call").pass(Duration.ofSeconds(2));

    assertThat(again.told()).containsExactly("on-call resolved service chat");
  }

  @Test
  void nobodyElseIsToldOfTroubleWhoseFileIsNotThereAnyMore() {
    var post =
        new Post()
            .receivers("on-call", "boss")
            .policy("chat", climbing("boss"))
            .journey("chat", "chat")
            .rounds(3);
    post.rounds(3, "chat").pass(Duration.ofSeconds(10));
    assertThat(post.told()).containsExactly("on-call opened service chat");

    var again = new Post(post.time, post.history).receivers("on-call", "boss");
    again.pass(MINUTE.multipliedBy(2));
    assertThat(again.told()).as("who is to be told is not known").isEmpty();
    again.pass(MINUTE.multipliedBy(2));
    assertThat(again.told()).containsExactly("on-call resolved service chat");
  }

  @Test
  void whatIsOwedToAReceiverIsNotForgottenWhileItIsNotDeclared() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(3, "chat").pass(Duration.ofSeconds(10));

    var again = new Post(post.time, post.history).journey("chat", "chat").pass(MINUTE);
    again.receivers("on-call").pass(MINUTE);

    assertThat(again.told()).containsExactly("on-call opened service chat");
  }

  private static Post again(Post before, String receiver) {
    return new Post(before.time, before.history)
        .receivers(receiver)
        .policy(only(new Consecutive(Severity.CRITICAL, 3, 2)))
        .journey("chat", "chat");
  }

  @Test
  void whatWasToldBeforeAStartIsNotToldAgain() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3).rounds(3, "chat");
    post.pass(Duration.ofSeconds(10));
    assertThat(post.told()).hasSize(1);
    var again =
        new Post(post.time, post.history)
            .receivers("on-call")
            .policy(only(new Consecutive(Severity.CRITICAL, 3, 2)))
            .journey("chat", "chat");
    again.pass(MINUTE);
    assertThat(again.told()).isEmpty();
  }

  @Test
  void aSilencedServiceIsJudgedAndTellsNobody() {
    var post = new Post().receivers("on-call").journey("chat", "chat").rounds(3);
    var now = post.time.instant();
    post.silence(
        new Silence(
            "s-1",
            Set.of(),
            Set.of("chat"),
            now,
            now.plus(Duration.ofHours(1)),
            "ann",
            "a move of servers"));
    post.rounds(4, "chat").pass(Duration.ofMinutes(20));
    assertThat(post.told()).isEmpty();
    assertThat(post.standing("chat")).isNotNull();
    post.pass(Duration.ofHours(1));
    assertThat(post.told()).as("it stands still when the silence ends").isNotEmpty();
  }

  @Test
  void aForgottenTestServiceWakesNobodyWhereItsEnvironmentIsQuiet() {
    var post = new Post().receivers("on-call").quiet().journey("test", "test").rounds(3);
    post.rounds(10, "test").pass(Duration.ofHours(1));
    assertThat(post.told()).isEmpty();
    assertThat(post.standing("test")).as("it is shown").isNotNull();
  }

  @Test
  void aJourneyThatIsDeletedEndsWhatWasToldOfIt() {
    var post = consecutive("on-call").journey("chat", "chat").journey("mail", "mail").rounds(3);
    post.rounds(3, "chat").pass(Duration.ofSeconds(6)).remove("chat").pass(Duration.ofSeconds(2));
    assertThat(post.told())
        .containsExactly("on-call opened service chat", "on-call resolved service chat");
  }

  @Test
  void whatIsRemovedIsNotSaidToWorkThoughItsNeighboursDo() {
    var post =
        consecutive("on-call").journey("chat", "shop").journey("pay", "shop").journey("tea", "tea");
    post.rounds(3).rounds(3, "chat", "pay").pass(Duration.ofSeconds(6)).rounds(2, "pay");
    post.remove("pay").pass(Duration.ofSeconds(2));
    var message = Wording.of(post.letters.getLast().notice());
    assertThat(message.headline()).contains("RESOLVED OR NOT JUDGED ANY MORE after ");
    assertThat(message.facts()).contains("not judged any more: ").doesNotContain("over: ");
  }

  @Test
  void theRealTroubleComesThroughAFloodOfSmallOnesAndTheseComeAsADigest() {
    var post =
        new Post()
            .receiver(new Receiver("team", new Receiver.Slack(URI.create("http://127.0.0.1/")), 5))
            .policy(only(new Consecutive(Severity.ERROR, 3, 2)));
    var names = new String[20];
    for (int i = 0; i < 20; i++) {
      names[i] = "small-" + i;
      post.journey(names[i], names[i]);
    }
    post.rounds(3).rounds(70, names);
    assertThat(post.told().stream().filter(each -> each.contains("opened"))).hasSize(5);
    assertThat(post.told().stream().filter(each -> each.contains("digest"))).hasSize(1);
    assertThat(post.letters.getLast().notice().incidents()).hasSize(15);

    post.policy(only(new Consecutive(Severity.CRITICAL, 3, 2))).journey("real", "payments");
    post.rounds(3, names);
    var all = java.util.Arrays.copyOf(names, 21);
    all[20] = "real";
    post.rounds(3, all).pass(Duration.ofSeconds(6));
    assertThat(post.told()).contains("team opened service payments");
  }

  @Test
  void anAlertmanagerIsToldOfEveryChangeAndAgainEachMinute() {
    var alertmanager =
        new Receiver(
            "am",
            new Receiver.Alertmanager(List.of(URI.create("http://127.0.0.1:9093")), Map.of()),
            30);
    var post =
        new Post()
            .receiver(alertmanager)
            .policy(only(new Consecutive(Severity.ERROR, 3, 2)))
            .journey("chat", "chat")
            .rounds(3)
            .rounds(3, "chat")
            .pass(Duration.ofSeconds(2));
    assertThat(post.told()).as("it routes by itself").hasSize(1);
    post.pass(Duration.ofMinutes(5));
    assertThat(post.told()).hasSize(6);
    post.rounds(3);
    assertThat(post.letters.getLast().notice().kind()).isEqualTo(Notice.Kind.RESOLVED);
  }

  @Test
  void anAlertmanagerHearsAfterAStartThatTheTroubleStands() {
    var alertmanager =
        new Receiver(
            "am",
            new Receiver.Alertmanager(List.of(URI.create("http://127.0.0.1:9093")), Map.of()),
            30);
    var post = new Post().receiver(alertmanager).journey("chat", "chat").rounds(3);
    post.rounds(4, "chat").pass(Duration.ofSeconds(10));
    var again = new Post(post.time, post.history).receiver(alertmanager).journey("chat", "chat");
    again.pass(Duration.ofMinutes(3));
    assertThat(again.told()).as("or it would take it to be over").hasSizeGreaterThan(1);
  }

  @Test
  void anAlertmanagerIsNotToldWhereTheEnvironmentIsQuiet() {
    var post =
        new Post()
            .receiver(
                new Receiver(
                    "am",
                    new Receiver.Alertmanager(
                        List.of(URI.create("http://127.0.0.1:9093")), Map.of()),
                    30))
            .quiet()
            .journey("chat", "chat")
            .rounds(3);
    post.rounds(4, "chat").rounds(4).pass(Duration.ofMinutes(3));
    assertThat(post.told()).isEmpty();
  }

  @Test
  void aReceiverThatNeverAnswersKeepsNothingForEver() {
    var post = consecutive("on-call").journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(3, "chat").rounds(4).pass(Duration.ofDays(1).plus(MINUTE));
    assertThat(post.history.open("conversation", "eu-west")).isEmpty();
  }

  private static Post consecutive(String... receivers) {
    return new Post().receivers(receivers).policy(only(new Consecutive(Severity.CRITICAL, 3, 2)));
  }

  private static AlertPolicy only(Consecutive rule) {
    var rules = new EnumMap<Kind, List<dev.nines.alert.AlertRule>>(Kind.class);
    for (var kind : Kind.values()) {
      rules.put(kind, kind == Kind.CONSECUTIVE ? List.of(rule) : List.of());
    }
    return new AlertPolicy(OptionalInt.empty(), rules, Map.of());
  }
}
