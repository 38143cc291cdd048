package dev.nines.yaml.shape;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that was read, and what was wrong with it. */
record Reading(@Nullable Node root, List<String> problems) {

  static Reading of(String text) {
    var found = new Found();
    return new Reading(NodeReader.read(text, new Lines(text), found), found.problems);
  }

  private static final class Found implements Problems {
    private final List<String> problems = new ArrayList<>();

    @Override
    public void add(Place place, String message, @Nullable String fix) {
      problems.add(
          place.line() + ":" + place.column() + ": " + message + (fix == null ? "" : "; " + fix));
    }

    @Override
    public void warn(Place place, String message, @Nullable String fix) {
      add(place, message, fix);
    }

    @Override
    public int count() {
      return problems.size();
    }
  }
}
