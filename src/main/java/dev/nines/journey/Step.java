package dev.nines.journey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act of one actor, or one thing that an actor waits for.
 *
 * @param name unique within the journey
 * @param actor the name of the actor who does it
 * @param act what is done
 * @param patience how long is waited for it
 * @param retry what the client does when an attempt fails
 * @param expect what must hold of the answer; all of it
 * @param store names that later steps may read, each with the expression that finds its value in
 *     the answer
 * @param dependency somebody else's system that it relies on, or null
 */
public record Step(
    String name,
    String actor,
    Act act,
    Patience patience,
    RetryPolicy retry,
    List<Expression> expect,
    Map<String, Expression> store,
    @Nullable String dependency) {

  public Step {
    expect = List.copyOf(expect);
    store = Collections.unmodifiableMap(new LinkedHashMap<>(store));
  }
}
