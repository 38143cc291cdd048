package dev.nines.practice;

import java.util.List;

/** The three partitions that chats are spread over. */
final class Partitions {
  static final List<String> NAMES = List.of("p1", "p2", "p3");

  private Partitions() {}

  /** The first chat lies in {@code p1}, and three in a row lie in three partitions. */
  static String of(long chatNumber) {
    return NAMES.get((int) ((chatNumber - 1) % NAMES.size()));
  }
}
