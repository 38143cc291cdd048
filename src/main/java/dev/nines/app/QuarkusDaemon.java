package dev.nines.app;

import dev.nines.cli.Daemon;
import dev.nines.cli.HistoryPlace;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.Version;
import dev.nines.sentry.ErrorReports;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.store.sql.Retention;
import dev.nines.store.sql.SqlRosters;
import dev.nines.store.sql.SqlRunFeed;
import dev.nines.store.sql.WriterSettings;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.time.Ticker;
import dev.nines.tracing.Origin;
import dev.nines.tracing.RunTraces;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.net.HostName;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Boots Quarkus for the commands that serve. */
final class QuarkusDaemon implements Daemon {

  private final Wiring wiring;

  QuarkusDaemon(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public int serve(ServeOptions options) {
    var settings = options.telemetry().sentry();
    if (settings == null) {
      return heard(options);
    }
    var secrets = new ReadSecrets(options.environment());
    var origin =
        new dev.nines.sentry.Origin(
            Version.current().version(),
            options.telling().environment(),
            options.region(),
            HostName.getHostName());
    try (var _ = ErrorReports.start(settings, origin, secrets.redactor(), Ticker.SYSTEM)) {
      return heard(options.in(secrets));
    }
  }

  private int heard(ServeOptions options) {
    var retention = new Retention(options.retention().runs(), options.retention().minutes());
    var settings =
        WriterSettings.spillingTo(
                Objects.requireNonNullElseGet(options.spill(), () -> Kept.spill(options.history())))
            .with(retention);
    try (var timer = new SystemTimer();
        var traces = traces(options);
        var git = git(options, Clocks.system(timer));
        var history =
            HistoryWriter.start(Kept.toWrite(options.history()), settings, Clocks.system(timer))) {
      return serve(traces == null ? options : options.heardBy(traces::on), history, git, traces);
    }
  }

  private static @Nullable Replicas replicas(ServeOptions options) {
    var sharing = options.sharing();
    var replica = sharing.replica();
    return replica == null || !(options.history() instanceof HistoryPlace.Postgres place)
        ? null
        : new Replicas(
            replica,
            new SqlRosters(
                Databases.postgresql(
                    place.url(), place.user(), place.password(), replica.turn().multipliedBy(2)),
                options.region(),
                sharing.shard().toString()),
            new SqlRunFeed(Kept.toRead(place)));
  }

  private static @Nullable GitFeed git(ServeOptions options, Clocks clocks) {
    var place = options.git();
    return place == null ? null : GitFeed.open(place, Wiring.loader(), clocks);
  }

  private static @Nullable RunTraces traces(ServeOptions options) {
    var settings = options.telemetry().tracing();
    return settings == null
        ? null
        : RunTraces.start(
            settings,
            new Origin(
                Version.current().version(),
                options.telling().environment(),
                options.region(),
                HostName.getHostName()));
  }

  /** The history is closed behind the application, which writes into it to the last. */
  private int serve(
      ServeOptions options,
      HistoryWriter history,
      @Nullable GitFeed git,
      @Nullable RunTraces traces) {
    System.setProperty("quarkus.http.host", options.host());
    System.setProperty("quarkus.http.port", Integer.toString(options.port()));
    System.setProperty("nines.region", options.region());
    System.setProperty("nines.environment", options.telling().environment());
    // Always, as an empty variable of this name would count as true.
    System.setProperty(
        "nines.log.json",
        options.environment().variables().getOrDefault("NINES_LOG_JSON", "false"));
    ServeApplication.ORDER.set(
        new ServeApplication.Order(options, wiring, history, replicas(options), git, traces));
    var status = new AtomicInteger();
    Quarkus.run(
        ServeApplication.class,
        (exit, failure) -> {
          status.set(failure == null ? exit : 1);
        });
    return status.get();
  }
}
