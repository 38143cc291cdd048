package dev.nines.yaml.shape;

import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Node.Broken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The anchors of one file. Aliases share their node, so a file that multiplies itself costs nothing
 * to read; what it would cost to walk is bounded here.
 */
final class Anchors {

  /** How many nodes all aliases of a file may stand for. */
  static final long MOST_EXPANDED = 100_000;

  private static final int LONGEST_SHOWN = 60;

  private final Problems problems;
  private final Map<String, Sized> closed = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private long expanded;

  Anchors(Problems problems) {
    this.problems = problems;
  }

  /** The node of this anchor begins. */
  void open(String name) {
    open.add(name);
  }

  /** The node of this anchor is complete. */
  void close(String name, Sized node) {
    open.remove(name);
    closed.put(name, node);
  }

  /** The node that an alias stands for. */
  Sized follow(String name, Place place, int depth) {
    var found = closed.get(name);
    if (open.contains(name)) {
      return broken(
          place, "anchor &" + shown(name) + " contains its own alias *" + shown(name), null);
    }
    if (found == null) {
      var near = Nearest.to(name, closed.keySet());
      return broken(
          place,
          "there is no anchor &" + shown(name) + " before the alias *" + shown(name),
          near == null
              ? "put a text that begins with * in quotes"
              : "did you mean *" + shown(near) + "?");
    }
    if (expanded > MOST_EXPANDED) {
      return new Sized(new Broken(place), 1, 0); // said once
    }
    expanded += found.nodes();
    if (expanded > MOST_EXPANDED) {
      return broken(
          place,
          "the aliases of this file stand for more than "
              + MOST_EXPANDED
              + " values up to here; expected fewer",
          null);
    }
    if (depth + found.height() > NodeReader.MOST_DEPTH) {
      return broken(
          place,
          "alias *" + shown(name) + " nests deeper than " + NodeReader.MOST_DEPTH + " levels",
          null);
    }
    return found;
  }

  private Sized broken(Place place, String message, @org.jspecify.annotations.Nullable String fix) {
    problems.add(place, message, fix);
    return new Sized(new Broken(place), 1, 0);
  }

  /** A name that goes on and on says no more by that. */
  private static String shown(String name) {
    return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN - 1) + "…" : name;
  }
}
