package dev.nines.runner;

import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.PageRecord;
import java.util.List;

/**
 * What was found when a run's last step was over.
 *
 * @param pages those that its actors had in browsers
 * @param evidence what it leaves to look at
 */
public record Review(List<PageRecord> pages, Evidence evidence) {

  public static final Review NOTHING = new Review(List.of(), Evidence.NONE);

  public Review {
    pages = List.copyOf(pages);
  }

  /** What a run leaves to look at, while the sessions of its actors are open. Blocks. */
  public interface Evidence {

    Evidence NONE = List::of;

    /** Looks at what the teardown may change; without one it is soon enough to keep it. */
    default void look() throws InterruptedException {}

    /**
     * Keeps what was looked at, or is to be seen now.
     *
     * @return what is kept, without secrets
     */
    List<EvidenceFile> keep() throws InterruptedException;
  }
}
