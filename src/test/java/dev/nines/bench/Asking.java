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
      var month = ask(history, MONTH, result.putObject("of30Days"));
      history.reachBack(300, false);
      var same = ask(history, MONTH, result.putObject("of300Days"));
      var table =
          new Table(
              "Asking a history of 1,000 journeys every 30 s about 30 days; medians",
              "",
              "30 days kept, ms",
              "300 kept, ms",
              "ratio",
              "goal");
      for (var asked : questions(history, MONTH)) {
        double before = month.get(asked.name());
        double after = same.get(asked.name());
        table.row(
            asked.words(),
            Table.number(before, 1),
            Table.number(after, 1),
            Table.number(after / before, 2),
            asked.goal() == 0
                ? ""
                : Table.goal(
                    "below " + Table.number(asked.goal(), 0),
                    before < asked.goal() && after < asked.goal()));
      }
      table.print();
      var whole = ask(history, WHOLE, result.putObject("about300Days"));
      var longer = new Table("The same about all 300 days", "", "ms", "");
      for (var asked : questions(history, WHOLE)) {
        longer.row(asked.words(), Table.number(whole.get(asked.name()), 1), "");
      }
      longer.print();
    }
  }

  private static Map<String, Double> ask(LongHistory history, Duration length, ObjectNode result) {
    var times = new LinkedHashMap<String, Double>();
    try (var opened = SqlHistory.read(Databases.sqliteToRead(history.file()))) {
      var reporter = new Reporter(opened.account(), opened.declarations(), history::now);
      for (var asked : questions(history, length)) {
        double milliseconds = milliseconds(asked, opened, reporter);
        times.put(asked.name(), milliseconds);
        result.put(asked.name(), milliseconds);
      }
    }
    return times;
  }

  private static double milliseconds(Asked asked, History history, Reporter reporter) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < asked.times(); i++) {
      long begun = System.nanoTime();
      asked.question().by(history, reporter);
      times.add((System.nanoTime() - begun) / 1e6);
    }
    return Median.of(times);
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
