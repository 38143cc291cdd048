package dev.nines.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a token lets its holder do; each role may all that those before it may. */
public enum Role {
  /** Looks at everything. */
  READ,
  /** Also has journeys played. */
  RUN,
  /** Also acknowledges, silences and tries receivers out. */
  OPERATE;

  /** The role of a word, if it is one. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** The words of all roles, the least first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }

  /** As files and messages say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may what {@code needed} may. */
  public boolean may(Role needed) {
    return compareTo(needed) >= 0;
  }
}
