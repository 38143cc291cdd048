package dev.nines.practice;

import io.vertx.core.Future;
import java.util.Random;

/** Decides which requests fail: a share of them, the same ones each time the share is set anew. */
final class ErrorDice implements FaultBoard.Follower {
  private final long seed;
  private double share;
  private Random random;

  ErrorDice(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  @Override
  public Future<Void> follow(Faults next) {
    if (next.errorShare() != share) {
      share = next.errorShare();
      random = new Random(seed);
    }
    return Future.succeededFuture();
  }

  boolean falls() {
    return share > 0 && random.nextDouble() < share;
  }
}
