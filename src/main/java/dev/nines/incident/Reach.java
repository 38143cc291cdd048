package dev.nines.incident;

import dev.nines.alert.Severity;
import java.util.List;

/** How far an incident reaches, and so who tells of it. */
public sealed interface Reach {

  /** The word in records and answers. */
  default String word() {
    return switch (this) {
      case Alone _ -> "alone";
      case Part _ -> "part";
      case Joint _ -> "joint";
    };
  }

  /** That of one region, which tells of it by itself. */
  record Alone() implements Reach {
    static final Alone ALONE = new Alone();
  }

  /**
   * That of one region, shown and told by nobody: others must stand beside it.
   *
   * @param together the severity that its rule has, which it gives to the joint one
   */
  record Part(Severity together) implements Reach {}

  /**
   * One for all regions, told by one of them.
   *
   * @param regions those that are in trouble, the first one to be so first
   * @param cause the gravest rule that is broken there
   */
  record Joint(List<String> regions, String cause) implements Reach {
    public Joint {
      regions = List.copyOf(regions);
    }
  }
}
