package dev.nines.recording;

import java.util.HashSet;
import java.util.Set;

/** Names of steps that read aloud, each once. */
final class StepTitles {

  private static final int MOST = 80;

  private final Set<String> taken = new HashSet<>(Set.of("start", "end"));

  String of(String wanted) {
    var line = wanted.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    var name = line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
    var title = name;
    for (int again = 2; !taken.add(title); again++) {
      title = name + " (" + again + ")";
    }
    return title;
  }
}
