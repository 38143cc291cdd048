package dev.nines.cli.report;

import dev.nines.cli.report.Results.NotRun;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.Run;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs as JUnit XML, the form that build servers read: a suite for each run, a case for each step
 * that was reached. One case bears the outcome: a {@code failure} where the run failed, an {@code
 * error} where it is inconclusive, {@code skipped} where it was excluded. A teardown step that did
 * not succeed fails nothing, here as elsewhere.
 */
public final class JUnitReport implements Report {

  @Override
  public void write(Results results, Writer writer) throws IOException {
    var suites =
        Stream.concat(
                results.runs().stream().map(JUnitReport::suite),
                results.notRun().stream().map(JUnitReport::suite))
            .toList();
    writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer.write(
        "<testsuites name=\"nines\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\">\n"
            .formatted(
                suites.stream().mapToInt(suite -> suite.cases().size()).sum(),
                suites.stream().mapToLong(suite -> suite.count("failure")).sum(),
                suites.stream().mapToLong(suite -> suite.count("error")).sum(),
                suites.stream().mapToLong(suite -> suite.count("skipped")).sum(),
                seconds(
                    results.runs().stream()
                        .map(Run::duration)
                        .reduce(Duration.ZERO, Duration::plus))));
    for (var suite : suites) {
      suite.write(writer);
    }
    writer.write("</testsuites>\n");
    writer.flush();
  }

  private static JUnitSuite suite(NotRun notRun) {
    return new JUnitSuite(
        notRun.journey(),
        "",
        "0.000",
        List.of(),
        List.of(
            JUnitCase.bare("run", "0.000")
                .with(notRun.fault() ? "error" : "skipped", "not run", notRun.message(), "")));
  }

  private static JUnitSuite suite(Run run) {
    var cases = new ArrayList<JUnitCase>();
    var bearer = bearer(run);
    for (var step : run.steps()) {
      var one =
          new JUnitCase(
              name(step), seconds(step.duration()), Optional.empty(), Attempted.lines(step));
      cases.add(bearer.equals(Optional.of(step)) ? bearing(one, run.outcome()) : one);
    }
    if (bearer.isEmpty()) {
      var name = run.outcome() instanceof Failed failed ? failed.step() : "run";
      var own = bearing(JUnitCase.bare(name, seconds(run.duration())), run.outcome());
      if (own.verdict().isPresent() || cases.isEmpty()) {
        cases.add(own);
      }
    }
    return new JUnitSuite(
        run.journey(),
        run.started().toString(),
        seconds(run.duration()),
        List.of(
            new JUnitSuite.Property("region", run.region()),
            new JUnitSuite.Property("service", run.service()),
            new JUnitSuite.Property("run", run.id()),
            new JUnitSuite.Property("outcome", run.outcome().word()),
            new JUnitSuite.Property(
                "message", run.outcome() instanceof Degraded degraded ? degraded.message() : "")),
        cases);
  }

  private static String name(StepRecord step) {
    return switch (step.stage()) {
      case STEP -> step.name();
      case REQUIRE -> "require: " + step.name();
      case TEARDOWN -> "finally: " + step.name();
    };
  }

  /** The step whose case shows the outcome, where there is one. */
  private static Optional<StepRecord> bearer(Run run) {
    return switch (run.outcome()) {
      case Passed _, Degraded _ -> Optional.empty();
      case Failed failed ->
          run.steps().stream()
              .filter(step -> step.stage() == StepRecord.Stage.STEP)
              .filter(step -> step.name().equals(failed.step()))
              .findFirst();
      case Inconclusive _ -> first(run, Result.CUT);
      case Excluded _ -> first(run, Result.NOT_HELD);
    };
  }

  private static Optional<StepRecord> first(Run run, Result result) {
    return run.steps().stream().filter(step -> step.result() == result).findFirst();
  }

  private static JUnitCase bearing(JUnitCase one, Outcome outcome) {
    return switch (outcome) {
      case Passed _, Degraded _ -> one;
      case Failed failed ->
          one.with("failure", failed.reason().word(), failed.message(), one.output());
      case Inconclusive inconclusive ->
          one.with("error", inconclusive.cause().word(), inconclusive.message(), one.output());
      case Excluded excluded -> one.with("skipped", "excluded", excluded.message(), "");
    };
  }

  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 9)
        .setScale(3, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
