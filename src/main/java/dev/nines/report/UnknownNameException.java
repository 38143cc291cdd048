package dev.nines.report;

import dev.nines.journey.Nearest;
import java.util.Collection;
import java.util.List;

/** Asked for a journey, service or region that nothing is known of. */
public final class UnknownNameException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final String kind;
  private final String name;
  private final transient List<String> known;

  UnknownNameException(String kind, String name, Collection<String> known) {
    super("there is no %s \"%s\"; %s".formatted(kind, name, expected(name, known)));
    this.kind = kind;
    this.name = name;
    this.known = known.stream().sorted().toList();
  }

  private static String expected(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none at all";
    }
    var nearest = Nearest.to(name, known);
    if (nearest != null) {
      return "did you mean \"" + nearest + "\"?";
    }
    var first = String.join(", ", known.stream().sorted().limit(SHOWN).toList());
    return "expected "
        + (known.size() == 1 ? "" : "one of ")
        + first
        + (known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "");
  }

  /** {@code journey}, {@code service} or {@code region}. */
  public String kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  /** Those that there are, in alphabetical order. */
  public List<String> known() {
    return known;
  }
}
