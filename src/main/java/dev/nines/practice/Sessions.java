package dev.nines.practice;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;

/**
 * The customers' sessions, known by their tokens; the longest unused goes when there are too many.
 */
final class Sessions {
  private final int most;
  private final Random random;
  private final SequencedMap<String, Boolean> tokens = new LinkedHashMap<>();

  Sessions(int most, Random random) {
    this.most = most;
    this.random = random;
  }

  String begin() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    tokens.putLast(token, true);
    if (tokens.size() > most) {
      tokens.pollFirstEntry();
    }
    return token;
  }

  boolean know(String token) {
    boolean known = tokens.containsKey(token);
    if (known) {
      tokens.putLast(token, true);
    }
    return known;
  }

  int size() {
    return tokens.size();
  }
}
