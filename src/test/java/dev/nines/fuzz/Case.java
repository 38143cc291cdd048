package dev.nines.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** What is made of one seed: the same for the same seed, on every machine. For one thread. */
public final class Case {

  private static final int SHOWN = 8_000;
  private static final Pattern UNSEEN = Pattern.compile("[^\\n -~]");

  /** What parsers trip over. */
  private static final List<String> ODD =
      List.of(
          "\u0000",
          "\u0007",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u200b",
          "\u200d",
          "\u2028",
          "\u202e",
          "\ufeff",
          "\ufffd",
          "\uffff",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "e\u0301",
          "İ",
          "ß",
          "ﬁ",
          "١",
          "𝟙",
          "\r",
          "\n",
          "\r\n",
          "\t",
          "\u000b",
          "\u001b[31m");

  private final long seed;
  private final SplittableRandom random;
  private final StringBuilder input = new StringBuilder();

  Case(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  long seed() {
    return seed;
  }

  /** From 0, and less than this. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Whether it happens that happens once in so many times. */
  public boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  public <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SafeVarargs
  public final <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  /** Any number, often one at the edge of what is one. */
  public long number() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(10);
      case 1 -> oneOf(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, (1L << 31) - 1);
      case 2 -> (1L << random.nextInt(63)) + random.nextInt(3) - 1;
      case 3 -> -random.nextInt(100_000);
      default -> random.nextInt(100_000);
    };
  }

  /** Any count up to this, often a small one. */
  public int upTo(int most) {
    int half = most;
    for (int halving = random.nextInt(8); halving > 0; halving--) {
      half /= 2;
    }
    return random.nextInt(half + 1);
  }

  public byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Something that text can have in it. */
  public String odd() {
    return oneOf(ODD);
  }

  /** Any text up to so many characters, odd ones too. */
  public String text(int most) {
    var text = new StringBuilder();
    for (int left = upTo(most); left > 0; left--) {
      text.append(onceIn(12) ? odd() : String.valueOf((char) (' ' + random.nextInt(95))));
    }
    return text.toString();
  }

  /**
   * The text with a few slips of somebody's hand: pieces put in, taken out, doubled, moved, or
   * repeated very often.
   *
   * @param others texts of which some is put in
   */
  public String mangled(String text, List<String> pieces, List<String> others) {
    var mangled = new StringBuilder(text);
    for (int slips = 1 + upTo(6); slips > 0; slips--) {
      int at = random.nextInt(mangled.length() + 1);
      switch (random.nextInt(7)) {
        case 0 -> mangled.insert(at, oneOf(pieces));
        case 1 -> mangled.insert(at, odd());
        case 2 -> mangled.delete(at, Math.min(mangled.length(), at + 1 + upTo(60)));
        case 3 -> mangled.insert(at, oneOf(pieces).repeat(1 + upTo(onceIn(20) ? 20_000 : 300)));
        case 4 -> mangled.insert(at, part(mangled.toString()));
        case 5 -> mangled.insert(at, part(oneOf(others)));
        default -> {
          var line = part(mangled.toString());
          int place = mangled.indexOf(line);
          mangled.delete(place, place + line.length());
          mangled.insert(Math.min(at, mangled.length()), line);
        }
      }
    }
    return mangled.toString();
  }

  private String part(String text) {
    int from = random.nextInt(text.length() + 1);
    return text.substring(from, Math.min(text.length(), from + upTo(300)));
  }

  /** Notes what is played, so that a failure can tell. */
  public <T> T played(T value) {
    input.append(value).append('\n');
    return value;
  }

  /** The seed and what was played. */
  @Override
  public String toString() {
    var text =
        UNSEEN
            .matcher(input)
            .replaceAll(each -> "\\\\u%04x".formatted((int) each.group().charAt(0)));
    return "-Dnines.fuzz.seed="
        + seed
        + " made:\n"
        + (text.length() > SHOWN
            ? text.substring(0, SHOWN) + "… and " + (text.length() - SHOWN) + " characters more"
            : text);
  }
}
