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
 * @param leaving of which runs
 */
public record EvidenceKeeping(Path folder, Duration age, long bytes, Leaving leaving) {

  public EvidenceFolder open() {
    return new EvidenceFolder(folder, age, bytes, InstantSource.system());
  }
}
