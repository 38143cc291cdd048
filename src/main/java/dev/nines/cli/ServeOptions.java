package dev.nines.cli;

import dev.nines.access.Access;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.RunListener;
import dev.nines.sentry.SentrySettings;
import dev.nines.share.Sharing;
import dev.nines.target.TargetRules;
import dev.nines.tracing.TracingSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a daemon is started with.
 *
 * @param journeys folders and files; none where they come from {@code git}
 * @param git the repository that they come from, or null
 * @param host the address to listen on
 * @param port 0 takes any free port
 * @param access whom it lets in
 * @param maxRuns how many runs may go on at once
 * @param targets where journeys may go
 * @param environment what journeys read
 * @param telling what messages say of the prober
 * @param history where what comes of the runs is kept
 * @param retention how long
 * @param spill the file in which it waits while its database is away; null for the usual one
 * @param evidence where runs in browsers leave something to look at, or null
 * @param sharing what it plays of its region
 * @param telemetry where what the prober does is told to systems that watch it
 * @param listener told of every run, besides the daemon's own
 * @param ready told once, with the daemon's address, when it listens
 */
public record ServeOptions(
    List<Path> journeys,
    @Nullable GitPlace git,
    String region,
    String host,
    int port,
    Access access,
    int maxRuns,
    ControlCheck control,
    TargetRules targets,
    Environment environment,
    Telling telling,
    HistoryPlace history,
    Retention retention,
    @Nullable Path spill,
    @Nullable EvidenceKeeping evidence,
    Sharing sharing,
    Telemetry telemetry,
    RunListener listener,
    Consumer<URI> ready) {

  public ServeOptions {
    journeys = List.copyOf(journeys);
  }

  /**
   * Whom the prober tells of itself, besides those who ask.
   *
   * @param tracing where traces of runs go, or null
   * @param sentry where the prober's own errors are reported, or null
   */
  public record Telemetry(@Nullable TracingSettings tracing, @Nullable SentrySettings sentry) {

    /** Nobody. */
    public static final Telemetry NONE = new Telemetry(null, null);
  }

  /** The same with somebody else who is told of every run. */
  public ServeOptions heardBy(RunListener another) {
    return with(environment, listener.and(another));
  }

  /** The same with another environment for journeys to read. */
  public ServeOptions in(Environment another) {
    return with(another, listener);
  }

  private ServeOptions with(Environment environment, RunListener listener) {
    return new ServeOptions(
        journeys,
        git,
        region,
        host,
        port,
        access,
        maxRuns,
        control,
        targets,
        environment,
        telling,
        history,
        retention,
        spill,
        evidence,
        sharing,
        telemetry,
        listener,
        ready);
  }

  /**
   * What messages say of the prober that sends them.
   *
   * @param environment what is measured, such as {@code production}
   * @param link where people reach the prober, without a slash at its end; or null
   * @param linkKey by which links that acknowledge are signed, 32 bytes or more, secret; null where
   *     the prober makes one of its own
   */
  public record Telling(String environment, @Nullable URI link, @Nullable String linkKey) {

    /** What holds unless somebody asks otherwise. */
    public static final Telling PRODUCTION = new Telling("production", null, null);

    @Override
    public String toString() {
      return environment + " at " + link;
    }
  }
}
