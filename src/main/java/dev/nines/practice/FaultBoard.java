package dev.nines.practice;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The switches of the faults. Changes are carried out one after the other; a change has ended when
 * everything that follows it has (a backend's port is closed, for one). What is on may be read by
 * any thread.
 */
final class FaultBoard implements Supplier<Faults> {

  /** Something that has to act when faults change. */
  interface Follower {
    Future<Void> follow(Faults next);
  }

  private final Set<String> backends;
  private final List<Follower> followers = new ArrayList<>();
  private volatile Faults now = Faults.none();
  private Future<Faults> last = Future.succeededFuture(now);

  FaultBoard(Set<String> backends) {
    this.backends = backends;
  }

  void tell(Follower follower) {
    followers.add(follower);
  }

  @Override
  public Faults get() {
    return now;
  }

  /** Fails with {@link InvalidFaults}, and changes nothing, when the new faults make no sense. */
  Future<Faults> change(UnaryOperator<Faults> change) {
    last = last.transform(_ -> carryOut(change));
    return last;
  }

  private Future<Faults> carryOut(UnaryOperator<Faults> change) {
    Faults next;
    try {
      next = checked(change.apply(now));
    } catch (InvalidFaults invalid) {
      return Future.failedFuture(invalid);
    }
    now = next;
    return Future.join(followers.stream().map(follower -> follower.follow(next)).toList())
        .map(_ -> next);
  }

  private Faults checked(Faults faults) {
    for (String name : faults.backends().keySet()) {
      if (!backends.contains(name)) {
        throw new InvalidFaults(
            "\"backends\" names \"%s\"; valid backends: %s"
                .formatted(name, String.join(", ", backends)));
      }
    }
    return faults;
  }
}
