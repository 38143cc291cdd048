package dev.nines.cli;

import dev.nines.cli.live.Outline;
import dev.nines.cli.live.PrefixedView;
import dev.nines.cli.live.SideBySideView;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.cli.live.TextView;
import dev.nines.cli.report.Results;
import dev.nines.cli.report.Results.NotRun;
import dev.nines.cli.report.Results.Why;
import dev.nines.journey.Nearest;
import dev.nines.outcome.Run;
import dev.nines.time.Ticker;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Plays journeys at probers that run, one after another, each in all their regions at once. */
final class RemoteRuns implements AutoCloseable {

  private final Map<URI, RemoteProber> probers = new LinkedHashMap<>();
  private final Map<String, String> variables;
  private final Interruption interruption;
  private final List<RemoteRegion> regions = new ArrayList<>();

  /** Why a prober was not to be reached. */
  private final Map<URI, String> away = new LinkedHashMap<>();

  RemoteRuns(List<RemoteProber> at, Map<String, String> variables, Interruption interruption) {
    at.forEach(prober -> probers.put(prober.at(), prober));
    this.variables = variables;
    this.interruption = interruption;
  }

  /**
   * Asks the probers where they are and whether they know these journeys. One that is not to be
   * reached is passed over, and told in the results.
   *
   * @throws InvalidUseException if one does not know a journey or a variable or does not let us in,
   *     or two are in the same region
   */
  void meet(List<String> names) throws InvalidUseException {
    for (var prober : probers.entrySet()) {
      RemoteRegion region;
      try {
        region = RemoteRegion.of(prober.getValue());
      } catch (RefusedException e) {
        throw e;
      } catch (InvalidUseException e) {
        away.put(prober.getKey(), String.valueOf(e.getMessage()));
        continue;
      }
      for (var known : regions) {
        if (known.name().equals(region.name())) {
          throw new InvalidUseException(
              "--at: %s and %s are both in region %s; expected one prober of each region"
                  .formatted(known.prober().at(), prober.getKey(), region.name()));
        }
      }
      for (var name : names) {
        checkKnown(name, region);
      }
      try {
        region.learn(names);
        regions.add(region);
      } catch (InvalidUseException e) {
        away.put(prober.getKey(), String.valueOf(e.getMessage()));
      }
    }
    if (!regions.isEmpty()) {
      Variables.check(variables.keySet(), vars());
    }
  }

  private static void checkKnown(String name, RemoteRegion region) throws InvalidUseException {
    var known = region.known();
    if (!known.contains(name)) {
      var nearest = Nearest.to(name, known);
      throw new InvalidUseException(
          "%s: there is no journey \"%s\"; %s"
              .formatted(
                  region.prober().at(),
                  name,
                  nearest != null
                      ? "did you mean \"" + nearest + "\"?"
                      : "expected " + (known.isEmpty() ? "none" : String.join(", ", known))));
    }
  }

  private Set<String> vars() {
    var vars = new LinkedHashSet<String>();
    regions.forEach(
        region -> region.scripts().values().forEach(script -> vars.addAll(script.vars().keySet())));
    return vars;
  }

  /** Shows what is played: on a terminal side by side, elsewhere line by line. */
  Showing showing(List<Channel> channels) {
    var names = regions.stream().map(RemoteRegion::name).toList();
    return new Showing(
        channels,
        (channel, palette, lines) ->
            names.size() == 1
                ? new TextView(this::outline, palette, Ticker.SYSTEM, lines)
                : channel.live()
                    ? new SideBySideView(
                        names, this::playedIn, this::outline, palette, Ticker.SYSTEM, lines)
                    : new PrefixedView(names, this::outline, palette, Ticker.SYSTEM, lines));
  }

  private Outline outline(String journey) {
    return regions.stream()
        .map(region -> region.scripts().get(journey))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Outline::of)
        .orElseThrow();
  }

  private List<String> playedIn(String journey) {
    return regions.stream()
        .filter(region -> region.plays(journey))
        .map(RemoteRegion::name)
        .toList();
  }

  /** Plays them and tells what came of it; what was asked for before an interruption goes on. */
  Results play(List<String> names, int rounds, Showing showing) {
    var runs = new ArrayList<Run>();
    var notRun = new ArrayList<NotRun>();
    int leftAlone = 0;
    for (int round = 0; round < rounds && !interruption.given(); round++) {
      for (var name : names) {
        var missing = round == 0 ? missing(name) : List.<NotRun>of();
        missing.forEach(showing::notRun);
        notRun.addAll(missing);
        leftAlone += play(name, showing, runs, notRun);
      }
    }
    return new Results(runs, notRun, leftAlone);
  }

  private List<NotRun> missing(String name) {
    var missing = new ArrayList<NotRun>();
    away.forEach((_, why) -> missing.add(NotRun.atFault(name, why)));
    regions.stream()
        .filter(region -> !region.plays(name))
        .forEach(region -> missing.add(new NotRun(name, region.whyNot(name))));
    return missing;
  }

  /** Plays it everywhere at once; how many runs were asked for and left alone. */
  private int play(String name, Showing showing, List<Run> runs, List<NotRun> notRun) {
    int leftAlone = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<RemoteRun, Future<Run>> going = new LinkedHashMap<>();
      regions.stream()
          .filter(region -> region.plays(name))
          .forEach(region -> {
            var run = new RemoteRun(region, name, variables, showing, interruption);
            going.put(run, threads.submit(() -> played(run, name, region, showing)));
          });
      for (var each : going.entrySet()) {
        try {
          runs.add(each.getValue().get());
        } catch (ExecutionException e) {
          if (!interruption.given()) {
            notRun.add(notRun(name, each.getKey().region(), e.getCause()));
          } else if (each.getKey().taken()) {
            leftAlone++;
          }
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
    return leftAlone;
  }

  /** Plays it, and shows at once where nothing comes of it: others may go on for long. */
  private Run played(RemoteRun run, String name, RemoteRegion region, Showing showing)
      throws InvalidUseException, InterruptedException {
    try {
      return run.play();
    } catch (InvalidUseException | RuntimeException e) {
      if (!interruption.given()) {
        showing.notRun(notRun(name, region, e));
      }
      showing.absent(name, region.name());
      throw e;
    }
  }

  private static NotRun notRun(String name, RemoteRegion region, @Nullable Throwable cause) {
    var words =
        cause instanceof InvalidUseException
            ? String.valueOf(cause.getMessage())
            : String.valueOf(cause);
    var why = cause instanceof RefusedException ? Why.REFUSED : Why.FAULT;
    return new NotRun(name, region.name() + ": " + words, why);
  }

  @Override
  public void close() {
    probers.values().forEach(RemoteProber::close);
  }
}
