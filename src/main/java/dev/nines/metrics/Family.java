package dev.nines.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The names, HELP texts and buckets of every family, in one place. */
enum Family {
  RUNS(
      "nines.runs",
      "Runs by outcome; a failed one with its reason, step and dependency, an inconclusive one with its cause as reason."),
  RUNS_DUE("nines.runs.due", "Runs that the schedule called for."),
  RUNS_OVERDUE(
      "nines.runs.overdue",
      "Starts that were passed over: the run before still went on, or the prober itself was too late."),
  LATENCY_OBJECTIVE_RUNS(
      "nines.latency.objective.runs",
      "Good and bad runs by whether they kept a latency objective; a bad one never does."),
  RUN_DURATION(
      "nines.run.duration",
      "Time from a run's start to the end of its last step, teardown left out; good and bad runs."),
  STEP_DURATION(
      "nines.step.duration",
      "Time that a step took with all its attempts and the waits between them; good and bad runs."),
  PHASE_DURATION(
      "nines.phase.duration",
      "Time that a phase of an attempt's exchange took, to the end of its observation; good and bad runs."),
  MILESTONE_DURATION(
      "nines.milestone.duration",
      "Time between the two ends of a milestone that was reached; good and bad runs."),
  ATTEMPTS(
      "nines.attempts",
      "Attempts by what the client got and what the server did, counted when the run is settled; preconditions and teardown included."),
  SCRIPT_ERRORS(
      "nines.script.errors",
      "Errors that scripts of an actor's pages threw and did not catch, counted when the run has ended; good and bad runs."),
  LARGEST_CONTENTFUL_PAINT(
      "nines.page.largest.contentful.paint",
      "Time until the largest text or picture of a page was shown; good and bad runs."),
  CUMULATIVE_LAYOUT_SHIFT(
      "nines.page.cumulative.layout.shift",
      "How far what a page shows moved about unasked; good and bad runs."),
  INTERACTION_TO_NEXT_PAINT(
      "nines.page.interaction.to.next.paint",
      "Time that a page's slowest interaction took until something of it was shown; good and bad runs."),
  FIRST_CONTENTFUL_PAINT(
      "nines.page.first.contentful.paint", "Time until a page showed anything; good and bad runs."),
  TIME_TO_FIRST_BYTE(
      "nines.page.time.to.first.byte",
      "Time until the first byte of a page's document came; good and bad runs."),
  LAST_GOOD_RUN(
      "nines.last.good.run.timestamp",
      "When the last good run ended, in seconds since 1970; 0 for none since the prober's start."),
  JOURNEY(
      "nines.journey.info", "The service that a journey measures; always 1, to join others with."),
  INTERVAL("nines.journey.interval", "Time between two scheduled starts of a journey."),
  START_LATENESS(
      "nines.start.lateness", "Time from a run's scheduled start to its start, over all journeys."),
  RUNS_IN_PROGRESS("nines.runs.in.progress", "Runs that have started and not ended."),
  OBSERVATIONS_OPEN(
      "nines.observations.open",
      "Attempts whose client has stopped waiting and whose server verdict is still open."),
  JOURNEYS_LOADED(
      "nines.journeys.loaded",
      "Journeys of the region that are loaded, whichever prober plays them."),
  JOURNEYS_PLAYED("nines.journeys.played", "Journeys that this prober plays now."),
  SHARD("nines.shard.info", "The shard of its region's journeys that the prober has; always 1."),
  REPLICA("nines.replica.info", "The prober's name among its replicas; always 1."),
  REPLICAS("nines.replicas", "Replicas with a lease, this one included, as it last knew."),
  REPLICA_SHARES(
      "nines.replica.shares", "Of the 64 shares of the journeys, those of this replica."),
  REPLICA_LEADS("nines.replica.leads", "1 where this replica judges and tells for all, else 0."),
  REPLICA_LEASE(
      "nines.replica.lease",
      "For how long this replica plays on without a word from the database; 0 where it does not."),
  JOURNEYS("nines.journeys.info", "The revision of the loaded journeys; always 1."),
  LOAD_FAILURES(
      "nines.journey.load.failures",
      "Problems in a journey file that does not load now; absent for files that load."),
  GIT_COMMIT("nines.git.commit.info", "The commit that is played; always 1."),
  GIT_REFUSED(
      "nines.git.refused.problems",
      "Problems of the newest commit, which is refused and not played; absent where it is played."),
  GIT_AGE(
      "nines.git.last.fetch.age",
      "Time since the Git repository last told what it has; not a number where it never did."),
  GIT_FETCHES(
      "nines.git.fetches",
      "How often the Git repository was asked, by whether it had another commit or could not tell."),
  BACKEND_UP(
      "nines.backend.up",
      "Whether a declared backend is up: 1 or 0; absent while nobody can tell."),
  BACKEND_CHECKS("nines.backend.checks", "Health checks of a backend, by their server verdict."),
  SERVICE_BACKEND_UP(
      "nines.service.backend.up",
      "Time in which the service's declared backends were up, summed over them."),
  SERVICE_BACKEND_KNOWN(
      "nines.service.backend.known",
      "Time in which the state of all declared backends was known, summed over them."),
  SERVICE_ALL_BACKENDS_UP(
      "nines.service.all.backends.up", "Time in which every declared backend was up."),
  SERVICE_ALL_BACKENDS_KNOWN(
      "nines.service.all.backends.known",
      "Time in which the state of every declared backend was known."),
  HISTORY_WRITTEN(
      "nines.history.entries.written", "Entries that were written into the history's database."),
  HISTORY_DROPPED(
      "nines.history.entries.dropped",
      "Entries that are lost to the history: there was no room for them while its database was away, or they came too late."),
  HISTORY_WAITING("nines.history.entries.waiting", "Entries that wait in memory to be written."),
  HISTORY_SPILLED(
      "nines.history.entries.spilled",
      "Entries in the spill file, which wait for the history's database."),
  HISTORY_FAILING(
      "nines.history.failing", "1 while nothing gets into the history's database, else 0."),
  TRACE_SPANS_SENT("nines.trace.spans.sent", "Spans of runs that were taken."),
  TRACE_SPANS_DROPPED(
      "nines.trace.spans.dropped",
      "Spans of runs that are lost: nobody took them, or there was no room for them meanwhile."),
  TRACE_SPANS_WAITING("nines.trace.spans.waiting", "Spans of runs that wait to be sent."),
  LOOP_STILL(
      "nines.loop.still",
      "For how long something of the prober that goes on by itself has not moved; 0 while it"
          + " rests."),
  INCIDENTS("nines.incidents", "Incidents that were opened, or opened again."),
  INCIDENTS_STANDING("nines.incidents.standing", "Incidents that are open or acknowledged."),
  INCIDENT_PASSIVE(
      "nines.incident.passive",
      "Time from an incident's beginning to its detection, in which nobody knew."),
  INCIDENT_ACTIVE(
      "nines.incident.active",
      "Time from an incident's detection to its end, each time it is resolved."),
  NOTICES("nines.notices", "Notices that a receiver took, or did not."),
  BROWSER_SLOTS("nines.browser.slots", "Runs that may be in browsers at once; 0 until one was."),
  BROWSER_SLOTS_TAKEN("nines.browser.slots.taken", "Runs that are in browsers."),
  BROWSER_RUNS_WAITING("nines.browser.runs.waiting", "Runs that wait for a browser."),
  BROWSER_OLDEST_WAIT(
      "nines.browser.oldest.wait",
      "Time that the first of those that wait for a browser has waited; 0 where none waits."),
  BROWSER_MEMORY(
      "nines.browser.memory",
      "Memory that the browsers took with their drivers when their last run ended."),
  BROWSER_STARTS("nines.browser.starts", "Browsers that were started."),
  BROWSER_ENDS(
      "nines.browser.ends",
      "Browsers that ended: after as many runs as one serves, for their memory, lost by a crash, a hang or a kill, or with the prober."),
  BUILD("nines.build.info", "The prober's version, revision and Java; always 1.");

  /** From 1 ms to 60 s in steps of 1-2.5-5, and the promises that are usual between them. */
  private static final List<Duration> BUCKETS =
      buckets(
          0.001, 0.0025, 0.005, 0.01, 0.02, 0.025, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 3, 5, 10,
          25, 30, 60);

  private static final List<Duration> INCIDENT_BUCKETS =
      buckets(15, 30, 45, 60, 120, 300, 900, 1_800, 3_600, 14_400, 86_400);

  /** Coarser, as there are many steps to a journey: which of them is slow, and about how slow. */
  private static final List<Duration> STEP_BUCKETS = buckets(0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

  // Of web vitals: below what counts as good, what does, and what is no longer poor.
  private static final List<Duration> LCP_BUCKETS = buckets(0.5, 1, 2.5, 4);

  private static final List<Duration> FCP_BUCKETS = buckets(0.5, 1, 1.8, 3);
  private static final List<Duration> INP_BUCKETS = buckets(0.05, 0.1, 0.2, 0.5);
  private static final List<Duration> TTFB_BUCKETS = buckets(0.1, 0.4, 0.8, 1.8);
  private static final double[] CLS_BUCKETS = {0.01, 0.05, 0.1, 0.25};

  private final String id;
  private final String help;

  Family(String id, String help) {
    this.id = id;
    this.help = help;
  }

  /** The name as Micrometer wants it; the registry's naming convention makes the exposed one. */
  String id() {
    return id;
  }

  String help() {
    return help;
  }

  /**
   * The upper bounds of the buckets of a histogram, ascending. None of phases: there are several to
   * each step, and their mean already says which of them has grown.
   */
  List<Duration> buckets() {
    return switch (this) {
      case PHASE_DURATION -> List.of();
      case INCIDENT_PASSIVE, INCIDENT_ACTIVE -> INCIDENT_BUCKETS;
      case STEP_DURATION -> STEP_BUCKETS;
      case LARGEST_CONTENTFUL_PAINT -> LCP_BUCKETS;
      case FIRST_CONTENTFUL_PAINT -> FCP_BUCKETS;
      case INTERACTION_TO_NEXT_PAINT -> INP_BUCKETS;
      case TIME_TO_FIRST_BYTE -> TTFB_BUCKETS;
      default -> BUCKETS;
    };
  }

  /** The same of what is no time. */
  double[] bounds() {
    return CLS_BUCKETS.clone();
  }

  private static List<Duration> buckets(double... seconds) {
    return durations(seconds).toList();
  }

  private static Stream<Duration> durations(double... seconds) {
    return DoubleStream.of(seconds).mapToObj(bound -> Duration.ofNanos(Math.round(bound * 1e9)));
  }
}
