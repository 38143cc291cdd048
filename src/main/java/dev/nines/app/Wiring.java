package dev.nines.app;

import dev.nines.cli.Engine;
import dev.nines.cli.Version;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.metrics.BrowserMetrics.Browsers;
import dev.nines.notify.receiver.TemplateCheck;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.runner.browser.BrowserExecutor;
import dev.nines.runner.browser.BrowserOptions;
import dev.nines.runner.browser.Pool;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.SystemResolver;
import dev.nines.runner.http.HttpExecutor;
import dev.nines.runner.stream.StreamExecutor;
import dev.nines.target.TargetRules;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engine and its executors, put together. All engines share what browsers there are. */
final class Wiring implements AutoCloseable {

  /** Why browsers end, as metrics say it. */
  static final List<String> BROWSER_ENDS = Stream.of(Pool.End.values()).map(Wiring::word).toList();

  private static final int MOST_LOOKUPS = 64;

  private final BrowserExecutor browser;

  Wiring(Map<String, String> environment) {
    this.browser =
        new BrowserExecutor(
            BrowserOptions.of(environment, Path.of(System.getProperty("user.home", "."))));
  }

  JourneyRunner runner(
      Environment environment,
      ControlCheck control,
      TargetRules targets,
      Engine.@Nullable Evidence evidence) {
    SystemResolver.keepNoAnswers();
    var resolver = new SystemResolver(MOST_LOOKUPS);
    var clients = new ActorClients(resolver, "nines/" + Version.current().version(), targets);
    return new JourneyRunner(
        new ActExecutors(
            new HttpExecutor(clients),
            new StreamExecutor(clients),
            recorded(browser.within(targets, resolver), evidence)),
        environment,
        control,
        Clocks.system(new SystemTimer()),
        () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * Makes ready to measure; {@code self} is where the prober listens, which need be no target of
   * its journeys.
   */
  void warmUp(String region, URI self, Instant now) {
    SystemResolver.keepNoAnswers();
    try (var resolver = new SystemResolver(1);
        var clients = new ActorClients(resolver, "nines/" + Version.current().version());
        var timer = new SystemTimer()) {
      var runner =
          new JourneyRunner(
              new ActExecutors(new HttpExecutor(clients), new StreamExecutor(clients)),
              new ProcessEnvironment(Map.of(), null),
              ControlCheck.NONE,
              Clocks.system(timer),
              () -> ThreadLocalRandom.current().nextLong());
      WarmUp.play(runner, region, self, now);
    }
  }

  /** What reads journeys. */
  static JourneyLoader loader() {
    return new JourneyLoader(new ExpressionCompiler(), new TemplateCheck());
  }

  /** How the browsers do. */
  Browsers browsers() {
    var pool = browser.pool();
    return new Browsers(
        pool.slots(),
        pool.taken(),
        pool.waiting(),
        pool.oldestWait(),
        pool.memory(),
        pool.starts(),
        pool.ends().entrySet().stream()
            .collect(Collectors.toMap(each -> word(each.getKey()), Map.Entry::getValue)));
  }

  private static String word(Pool.End end) {
    return end.name().toLowerCase(Locale.ROOT);
  }

  private static BrowserExecutor recorded(
      BrowserExecutor browser, Engine.@Nullable Evidence evidence) {
    return evidence == null ? browser : browser.keeping(evidence.folder(), evidence.leaving());
  }

  /** Ends the browsers. */
  @Override
  public void close() {
    browser.close();
  }
}
