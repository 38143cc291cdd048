package dev.nines.share;

/**
 * One of several parts into which the journeys of a region are split, each for a prober of its own.
 *
 * @param number from 1 to {@code of}
 * @param of how many there are, 1 to 1,000
 */
public record Shard(int number, int of) {

  /** All of a region. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final int MOST = 1_000;

  public Shard {
    if (of < 1 || of > MOST || number < 1 || number > of) {
      throw new IllegalArgumentException(
          "shard " + number + "/" + of + " is none; expected one such as 2/8, of at most " + MOST);
    }
  }

  /**
   * The number of the shard that a name falls in, the same in every release: 1 and the rest of a
   * division by {@code shards} of the first eight hexadecimal digits of the SHA-256 of its UTF-8.
   */
  public static int of(String name, int shards) {
    return (int) (Digest.of(name).word(0) % shards) + 1;
  }

  /** Whether the journey, or service, of this name falls in it. */
  public boolean has(String name) {
    return of == 1 || of(name, of) == number;
  }

  /** Whether there is no other. */
  public boolean whole() {
    return of == 1;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
