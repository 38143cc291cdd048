package dev.nines.incident;

import dev.nines.slo.Window;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the account is to be asked, so that services can be judged as wholes.
 *
 * @param at as of when they are judged
 * @param questions of each window one; none where nothing is judged so
 */
public record Inquiry(Instant at, List<Question> questions) {
  public Inquiry {
    questions = List.copyOf(questions);
  }

  /**
   * What was counted over some time.
   *
   * @param window of whole minutes
   * @param services whose minutes are asked for
   * @param journeys whose runs are
   */
  public record Question(Window window, Set<String> services, Set<String> journeys) {
    public Question {
      services = Set.copyOf(services);
      journeys = Set.copyOf(journeys);
    }

    /** The same, of those that the other asks for as well. */
    Question and(Question other) {
      return new Question(window, union(services, other.services), union(journeys, other.journeys));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
      var all = new HashSet<>(one);
      all.addAll(other);
      return all;
    }
  }
}
