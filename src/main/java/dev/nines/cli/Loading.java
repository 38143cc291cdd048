package dev.nines.cli;

import dev.nines.yaml.Loaded;
import java.nio.file.Path;
import java.util.List;

/** Reads journeys; only the commands that need some ask for it. */
@FunctionalInterface
public interface Loading {

  /** What came of these files and folders. */
  Loaded load(List<Path> paths);
}
