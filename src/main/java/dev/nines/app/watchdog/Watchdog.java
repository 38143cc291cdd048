package dev.nines.app.watchdog;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Knows of everything that goes on by itself for how long it has not moved. Time is the monotonic
 * clock's: a wall clock that is set says nothing of it, nor does a machine that slept.
 */
public final class Watchdog {

  private final Ticker ticker;
  private final List<Watched> all = new CopyOnWriteArrayList<>();

  private record Watched(String name, Duration most, Supplier<Duration> still) {}

  public Watchdog(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Watches what comes round again and again, and is stuck where it has not for so long. */
  public Turns turns(String name, Duration most) {
    var turns = new Turns(ticker);
    watch(name, most, turns::still);
    return turns;
  }

  /** Watches what is done now and then, and is stuck where one thing takes longer. */
  public Tasks tasks(String name, Duration most) {
    var tasks = new Tasks(ticker);
    watch(name, most, tasks::still);
    return tasks;
  }

  /**
   * Watches what knows by itself for how long it has not moved.
   *
   * @param still zero while it rests; asked from any thread, must not wait
   */
  public void watch(String name, Duration most, Supplier<Duration> still) {
    all.add(new Watched(name, most, still));
  }

  /** Has each asked for by its name. */
  public void forEach(BiConsumer<String, Supplier<Duration>> shown) {
    all.forEach(each -> shown.accept(each.name(), each.still()));
  }

  /** How all of it fares, in the order in which it was named. */
  public List<Movement> movements() {
    return all.stream()
        .map(each -> new Movement(each.name(), each.still().get(), each.most()))
        .toList();
  }
}
