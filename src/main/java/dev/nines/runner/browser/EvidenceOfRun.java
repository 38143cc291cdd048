package dev.nines.runner.browser;

import com.microsoft.playwright.PlaywrightException;
import dev.nines.evidence.EvidenceDraft;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Outcome;
import dev.nines.runner.ActorSession;
import dev.nines.runner.EndOfRun;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a run's pages leave to look at: of failed and degraded runs all of it, of others the
 * pictures that their steps asked for. Safe from any thread.
 *
 * @param all whether good runs leave as much as failed ones
 */
record EvidenceOfRun(EvidenceFolder folder, boolean all) {

  private static final System.Logger LOG = System.getLogger(EvidenceOfRun.class.getName());

  /** What takes longer is left out. */
  private static final Duration MOST = Duration.ofSeconds(15);

  /** An actor with its page. */
  private record Witness(String actor, ActorPage page, Recording recording) {}

  List<EvidenceFile> keep(Collection<ActorSession> sessions, EndOfRun end)
      throws InterruptedException {
    var witnesses = sessions.stream().map(EvidenceOfRun::witness).flatMap(List::stream).toList();
    boolean whole = wanted(end.outcome());
    if (witnesses.isEmpty()
        || (!whole && witnesses.stream().allMatch(w -> w.recording().pictures().isEmpty()))) {
      return List.of();
    }
    return folder.keep(
        end.run(),
        draft -> {
          for (var witness : witnesses) {
            if (whole) {
              gather(witness, end, draft);
            } else {
              add(witness.recording().pictures(), draft);
            }
          }
        });
  }

  private static List<Witness> witness(ActorSession session) {
    var page = session.existing(ActorPage.class);
    var recording = page == null ? null : page.recording();
    return page == null || recording == null
        ? List.of()
        : List.of(new Witness(session.actor().name(), page, recording));
  }

  private boolean wanted(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed _, Outcome.Degraded _ -> true;
      case Outcome.Passed _ -> all;
      // There is nothing of the target to see.
      case Outcome.Excluded _, Outcome.Inconclusive _ -> false;
    };
  }

  private static void gather(Witness witness, EndOfRun end, EvidenceDraft draft)
      throws IOException, InterruptedException {
    add(witness.recording().pictures(), draft);
    var name = draft.safe(witness.actor());
    var actions = draft.scratch().resolve("." + name + "-actions.zip");
    var pages = draft.scratch().resolve("." + name + "-pages.zip");
    var recording = witness.recording();
    var redactor = end.redactor();
    var recorded = told(witness, end, () -> recording.end(actions));
    if (recorded == null) {
      return;
    }
    var traffic =
        recorded.traffic().stream().map(entry -> entry.addressed(redactor::scour)).toList();
    boolean shown = false;
    var hung = recorded.hung();
    var pictures = told(witness, end, () -> recording.pictures(name, redactor, hung));
    add(pictures == null ? List.of() : pictures, draft);
    if (hung.isEmpty()) {
      shown =
          told(
                  witness,
                  end,
                  () -> {
                    recording.snapshot(pages);
                    return true;
                  })
              != null;
    }
    var trace = new TraceFile(actions, shown ? pages : null, traffic, redactor);
    draft.add(name + "-trace.zip", trace.zipped());
    draft.add(name + ".har", text(redactor.scour(HarText.of(traffic, redactor))));
    var console = ConsoleText.of(trace.events());
    if (!console.isEmpty()) {
      draft.add(name + "-console.txt", text(redactor.scour(console)));
    }
  }

  /** What the browser tells, or null where it does not: that is said, and costs nothing else. */
  private static <T> @Nullable T told(Witness witness, EndOfRun end, Supplier<T> question)
      throws InterruptedException {
    try {
      return witness.page().slot().within(MOST, _ -> question.get());
    } catch (PlaywrightException | OverdueException | ProberFaultException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "run "
              + end.run()
              + " leaves less to look at: "
              + end.redactor().redact(Words.firstLine(e)));
      return null;
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(List<Picture> pictures, EvidenceDraft draft) throws IOException {
    for (var picture : pictures) {
      draft.add(picture.name(), picture.png().toByteArray());
    }
  }
}
