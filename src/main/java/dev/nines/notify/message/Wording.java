package dev.nines.notify.message;

import dev.nines.notify.Notice;
import dev.nines.notify.message.Message.Line;
import dev.nines.notify.message.Message.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the words for a notice. */
public final class Wording {

  private Wording() {}

  /** What the notice says. */
  public static Message of(Notice notice) {
    if (notice.kind() == Notice.Kind.TEST) {
      return test(notice);
    }
    var troubles = Told.of(notice);
    List<Line> lines =
        troubles.size() == 1
            ? new SingleTrouble(notice, troubles.getFirst()).lines()
            : new SeveralTroubles(notice, troubles).lines();
    return new Message(Headline.of(notice, troubles), lines, links(notice));
  }

  private static Message test(Notice notice) {
    return new Message(
        Headline.test(notice),
        List.of(
            new Message.Fact(
                "Nothing is wrong", "somebody tries out whether messages arrive here."),
            new Message.Fact("To do", "nothing; whoever started the test is glad to hear of it."),
            new Message.Fact("From", "Nines in region " + notice.region()),
            new Message.Fact("Sent", Times.moment(notice.at()))),
        List.of());
  }

  private static List<Link> links(Notice notice) {
    var links = new ArrayList<Link>();
    if (notice.link() != null) {
      links.add(new Link("Evidence", notice.link()));
    }
    notice.incidents().stream()
        .map(notice::run)
        .filter(Objects::nonNull)
        .limit(1)
        .forEach(run -> links.add(new Link("Failed run", run)));
    if (notice.acknowledge() != null) {
      links.add(new Link("Acknowledge", notice.acknowledge()));
    }
    return links;
  }
}
