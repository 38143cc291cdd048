package dev.nines.runner;

import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.PageRecord;
import java.util.List;

/**
 * What was found when a run's last step was over.
 *
 * @param pages those that its actors had in browsers
 * @param evidence what is kept of it to look at
 */
public record Review(List<PageRecord> pages, List<EvidenceFile> evidence) {

  public static final Review NOTHING = new Review(List.of(), List.of());

  public Review {
    pages = List.copyOf(pages);
    evidence = List.copyOf(evidence);
  }
}
