package dev.nines.cli.live;

import dev.nines.journey.Durations;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.RunEvent.Wire;
import dev.nines.time.Ticker;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs that are played one after another, line by line, and what is going on just now. Not safe
 * between threads.
 */
public final class TextView implements View {

  private final Function<String, Outline> journeys;
  private final Map<String, RunLines> forms = new HashMap<>();
  private final Palette palette;
  private final Ticker ticker;
  private final Consumer<String> lines;
  private String current = "";
  private boolean playing;
  private String step = "";
  private String activity = "";
  private long since;

  /**
   * @param journeys the journey of a name
   * @param lines where finished lines go, without line breaks
   */
  public TextView(
      Function<String, Outline> journeys, Palette palette, Ticker ticker, Consumer<String> lines) {
    this.journeys = journeys;
    this.palette = palette;
    this.ticker = ticker;
    this.lines = lines;
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunStarted started -> {
        current = started.runId();
        playing = true;
        lines.accept(form(started.journey()).started(started.region()));
      }
      case StepStarted started -> {
        step = StepLines.label(started.stage(), started.step());
        busy(step + "  " + Clean.line(started.actor()));
      }
      case AttemptEnded ended -> {
        if (!ended.attempt().ok()) {
          busy("%s  attempt %d".formatted(step, ended.attempt().number() + 1));
        }
      }
      case RetryAwaited awaited ->
          busy("%s  waits %s before a retry".formatted(step, Durations.brief(awaited.backoff())));
      case StepEnded ended -> {
        step = "";
        activity = "";
        form(ended.journey()).step(ended.record()).forEach(lines);
      }
      case RunEnded ended -> ended(ended.run());
      case AttemptObserved observed -> observed(observed);
      case RunSettled settled -> {
        if (settled.runId().equals(current) && !playing) {
          activity = "";
        }
      }
      case Wire wire -> wire(wire);
    }
  }

  @Override
  public String status() {
    return activity.isEmpty()
        ? ""
        : activity + "  " + palette.dim(Durations.brief(ticker.since(since)));
  }

  private void busy(String what) {
    activity = what;
    since = ticker.nanos();
  }

  private void ended(Run run) {
    playing = false;
    if (current.equals(run.id())) {
      form(run.journey()).ended(run).forEach(lines);
    } else {
      // A run that was over before it began has no other event.
      current = run.id();
      lines.accept(form(run.journey()).started(run.region()));
      form(run.journey()).ended(run).forEach(lines);
    }
    if (!run.settled()) {
      busy("waiting for late answers");
    }
  }

  private void observed(AttemptObserved observed) {
    boolean ofThisRun = observed.runId().equals(current);
    boolean stillToBeShown =
        ofThisRun && step.equals(StepLines.label(observed.stage(), observed.step()));
    if (!stillToBeShown) {
      lines.accept(form(observed.journey()).late(observed, ofThisRun));
    }
  }

  private void wire(Wire wire) {
    var prefix = wire.direction() == Direction.SENT ? "    > " : "    < ";
    Clean.lines(wire.text()).lines().forEach(line -> lines.accept(palette.dim(prefix + line)));
  }

  private RunLines form(String journey) {
    return forms.computeIfAbsent(journey, name -> new RunLines(palette, journeys.apply(name)));
  }
}
