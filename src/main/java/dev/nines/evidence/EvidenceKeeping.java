package dev.nines.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How evidence is kept.
 *
 * @param folder where; made when something is kept
 * @param age how long
 * @param bytes how much, at most
 * @param all whether good runs leave some too, and not only failed and degraded ones
 */
public record EvidenceKeeping(Path folder, Duration age, long bytes, boolean all) {

  public EvidenceFolder open() {
    return new EvidenceFolder(folder, age, bytes, InstantSource.system());
  }
}
