package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.report.Question;
import dev.nines.report.Report;
import dev.nines.report.Reporter;
import dev.nines.report.Windows;
import dev.nines.store.History;
import dev.nines.store.Subject;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.SqlHistory;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long questions to a SQLite history take that a thousand journeys have written into every 30 s
 * for 30 days, and once more when it reaches ten times as far back.
 */
final class Asking implements Part {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration WHOLE = Duration.ofDays(300);
  private static final int TIMES = 11;
  private static final int FEW_TIMES = 3;

  /** A question, how often it is asked, and within how many milliseconds; 0 where that is open. */
  private record Asked(String name, String words, int times, double goal, Answered question) {}

  private interface Answered {
    void by(History history, Reporter reporter);
  }

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result) throws Exception {
    long begun = System.nanoTime();
    try (var history = LongHistory.begin(workbench.folder().resolve("asked.db"))) {
      history.reachBack(30, true);
      result.put("secondsToMake", (System.nanoTime() - begun) / 1e9);
      // A prober that runs is warm.
      ask(history, MONTH, result.putObject("first"));
      var month = ask(history, MONTH, result.putObject("of30Days"));
      history.reachBack(300, false);
      var same = ask(history, MONTH, result.putObject("of300Days"));
      var table =
          new Table(
              "Asking a history of 1,000 journeys every 30 s about 30 days; medians",
              "ms",
              "30 days kept",
              "processor",
              "300 days kept",
              "processor",
              "ratio",
              "goal");
      for (var asked : questions(history, MONTH)) {
        var before = month.get(asked.name());
        var after = same.get(asked.name());
        table.row(
            asked.words(),
            Table.number(before.milliseconds(), 1),
            Table.number(before.processor(), 1),
            Table.number(after.milliseconds(), 1),
            Table.number(after.processor(), 1),
            Table.number(after.processor() / before.processor(), 2),
            asked.goal() == 0
                ? ""
                : Table.goal(
                    "below " + Table.number(asked.goal(), 0),
                    before.milliseconds() < asked.goal() && after.milliseconds() < asked.goal()));
      }
      table.print();
      var whole = ask(history, WHOLE, result.putObject("about300Days"));
      var longer = new Table("The same about all 300 days", "ms", "", "processor", "");
      for (var asked : questions(history, WHOLE)) {
        var took = whole.get(asked.name());
        longer.row(
            asked.words(),
            Table.number(took.milliseconds(), 1),
            Table.number(took.processor(), 1),
            "");
      }
      longer.print();
    }
  }

  /**
   * What a question takes.
   *
   * @param milliseconds from asking to the answer
   * @param processor milliseconds of the processor: the same on a machine that has other things to
   *     do
   */
  private record Took(double milliseconds, double processor) {}

  private static Map<String, Took> ask(LongHistory history, Duration length, ObjectNode result) {
    var times = new LinkedHashMap<String, Took>();
    try (var opened = SqlHistory.read(Databases.sqliteToRead(history.file()))) {
      var reporter = new Reporter(opened.account(), opened.declarations(), history::now);
      for (var asked : questions(history, length)) {
        var took = took(asked, opened, reporter);
        times.put(asked.name(), took);
        result
            .putObject(asked.name())
            .put("milliseconds", took.milliseconds())
            .put("processorMilliseconds", took.processor());
      }
    }
    return times;
  }

  private static Took took(Asked asked, History history, Reporter reporter) {
    var threads = ManagementFactory.getThreadMXBean();
    List<Double> times = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < asked.times(); i++) {
      long used = threads.getCurrentThreadCpuTime();
      long begun = System.nanoTime();
      asked.question().by(history, reporter);
      times.add((System.nanoTime() - begun) / 1e6);
      processor.add((threads.getCurrentThreadCpuTime() - used) / 1e6);
    }
    return new Took(Median.of(times), Median.of(processor));
  }

  private static List<Asked> questions(LongHistory history, Duration length) {
    var window = Windows.last(length, history.now());
    var one = Subject.journey(LongHistory.journey(7), "eu-1");
    return List.of(
        new Asked(
            "oneJourney",
            "the account of one journey, details too",
            TIMES,
            20,
            (kept, _) -> {
              kept.account().totals(Set.of(one), window);
              kept.account().details(Set.of(one), window);
            }),
        new Asked(
            "allJourneys",
            "the account of all journeys and services",
            TIMES,
            500,
            (kept, _) -> kept.account().totals(kept.account().subjects(), window)),
        new Asked(
            "reportOfOne",
            "a report on one journey, details too",
            TIMES,
            0,
            (_, reporter) ->
                check(
                    reporter.report(
                        new Question(window, Set.of(one.name()), Set.of(), Set.of(), true)))),
        new Asked(
            "overview",
            "a report on everything, with error budgets",
            TIMES,
            500,
            (_, reporter) -> check(reporter.report(Question.overview(window)))),
        new Asked(
            "everything",
            "the same with all details",
            FEW_TIMES,
            5_000,
            (_, reporter) -> check(reporter.report(Question.everything(window)))));
  }

  private static void check(Report report) {
    if (report.total().runs().good() == 0) {
      throw new IllegalStateException("nothing was counted");
    }
  }
}
