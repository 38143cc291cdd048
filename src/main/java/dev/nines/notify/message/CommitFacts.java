package dev.nines.notify.message;

import dev.nines.incident.Incident;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.notify.message.Message.Fact;
import dev.nines.notify.message.Message.Item;
import dev.nines.notify.message.Message.Line;
import java.util.ArrayList;
import java.util.List;

/** What is said of a commit that is not played. */
record CommitFacts(Incident incident, OfCommit commit) {

  private static final int MOST = 10;
  private static final int LONGEST = 250;

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    lines.add(new Fact("Since", Times.moment(incident.firstBad())));
    lines.add(new Fact("Where", Facts.where(incident)));
    var played = commit.inForce();
    lines.add(
        new Fact(
            "Played",
            played == null
                ? "nothing yet"
                : "commit " + played + (incident.stage().stands() ? ", as before" : "")));
    if (incident.stage().stands()) {
      commit.problems().stream()
          .limit(MOST)
          .map(problem -> new Item(Excerpt.line(problem, LONGEST)))
          .forEach(lines::add);
      if (commit.problems().size() > MOST) {
        lines.add(new Item("and %d more".formatted(commit.problems().size() - MOST)));
      }
    }
    return lines;
  }
}
