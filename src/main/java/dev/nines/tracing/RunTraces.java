package dev.nines.tracing;

import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.tracing.RunSpan.Source;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends the traces of runs. A run is sent when it is settled, so that its spans say what the
 * servers did, however late.
 */
public final class RunTraces implements AutoCloseable {

  /** Some minutes of a prober with many journeys, in a few megabytes. */
  private static final int MOST_SPANS = 20_000;

  private static final int BATCH = 512;
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** The exporter gives up by itself, sooner; this is for one that does not. */
  private static final long PATIENCE_SECONDS = 60;

  /** The rest of a container's time to end in belongs to runs and to the history. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final Source source;
  private final Sampling sampling;
  private final SpanExporter exporter;
  private final Delivery delivery;
  private final RunQueue queue;
  private final Thread sending;

  private RunTraces(
      Source source, Sampling sampling, SpanExporter exporter, Delivery delivery, RunQueue queue) {
    this.source = source;
    this.sampling = sampling;
    this.exporter = exporter;
    this.delivery = delivery;
    this.queue = queue;
    this.sending = Thread.ofVirtual().name("traces").start(this::send);
  }

  /**
   * Sends traces from now on.
   *
   * @throws TracingException if the settings ask for what there is not; whether anybody takes
   *     traces there, time will show
   */
  public static RunTraces start(TracingSettings settings, Origin origin) {
    try {
      return started(settings, origin);
    } catch (ConfigurationException | IllegalArgumentException e) {
      throw Exporters.refused(e);
    }
  }

  /**
   * Looks whether traces could be sent; tells nobody anything.
   *
   * @throws TracingException as {@link #start}
   */
  public static void check(TracingSettings settings) {
    start(settings, new Origin("", "", "", "")).close();
  }

  private static RunTraces started(TracingSettings settings, Origin origin) {
    var configuration = Configuration.of(settings);
    var source =
        new Source(
            origin.resource(
                configuration.getMap("otel.resource.attributes"),
                configuration.getString("otel.service.name")),
            InstrumentationScopeInfo.builder("dev.nines").setVersion(origin.version()).build());
    return new RunTraces(
        source,
        Sampling.of(configuration),
        Exporters.of(configuration),
        new Delivery(settings.place()),
        new RunQueue(
            configuration.getInt("otel.bsp.max.queue.size", MOST_SPANS),
            configuration.getInt("otel.bsp.max.export.batch.size", BATCH),
            configuration.getDuration("otel.bsp.schedule.delay", DELAY).toNanos()));
  }

  /** The id of the span that is the run itself, whether it is sent or not. */
  public static String rootSpan(String run) {
    return RunSpans.root(run);
  }

  /** Something happened in a run. Quick, and never waits for anybody. */
  public void on(RunEvent event) {
    if (event instanceof RunSettled(Run run) && sampling.takes(run) && !queue.offer(run)) {
      delivery.crowdedOut(RunSpans.count(run));
    }
  }

  private void send() {
    try {
      for (var runs = queue.take(); !runs.isEmpty(); runs = queue.take()) {
        send(runs);
      }
    } catch (InterruptedException _) {
      // What is left is given up.
    }
  }

  private void send(List<Run> runs) {
    var spans = new ArrayList<SpanData>();
    try {
      runs.forEach(run -> spans.addAll(RunSpans.of(run, source)));
      var result = exporter.export(spans).join(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (result.isSuccess()) {
        delivery.sent(spans.size());
      } else {
        delivery.failed(spans.size(), result.getFailureThrowable());
      }
    } catch (RuntimeException e) {
      delivery.failed(runs.stream().mapToInt(RunSpans::count).sum(), e);
    }
  }

  /** How many spans were taken. */
  public long sent() {
    return delivery.sent();
  }

  /** How many spans are lost. */
  public long dropped() {
    return delivery.dropped();
  }

  /** How many spans wait. */
  public int waiting() {
    return queue.waiting();
  }

  /** Sends what waits, for a moment, and then no more. */
  @Override
  public void close() {
    queue.close();
    try {
      if (!sending.join(FAREWELL)) {
        sending.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exporter.shutdown();
  }
}
