package dev.nines.share;

import org.jspecify.annotations.Nullable;

/**
 * What a prober is asked to play of its region.
 *
 * @param replica what it is among several of its shard; null where there is no other
 */
public record Sharing(Shard shard, @Nullable Replica replica) {

  /** All of it, alone. */
  public static final Sharing ALONE = new Sharing(Shard.WHOLE, null);
}
