package dev.nines.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Plays many cases. {@code -Dnines.fuzz.seed=S} repeats the one that was made from this seed,
 * {@code -Dnines.fuzz.times=N} plays N times as many, and {@code -Dnines.fuzz.from=S} others than
 * those of every day.
 */
public final class Fuzz {

  /** A secret, which no output may have in it. */
  public static final String CANARY = "canary-7f3a9c41d2e8b605";

  /** Far longer than any case takes on a busy machine: what takes longer hangs. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String BASE64 =
      Base64.getEncoder()
          .withoutPadding()
          .encodeToString(CANARY.getBytes(StandardCharsets.UTF_8))
          .substring(0, 28);

  private Fuzz() {}

  /** Plays so many cases, one after the other. */
  public static void play(int cases, Trial trial) throws Exception {
    play(cases, 1, trial);
  }

  /**
   * Plays so many cases, some of them at a time.
   *
   * @throws AssertionError for the first that ends as none may, with its seed and its input
   */
  public static void play(int cases, int atOnce, Trial trial) throws Exception {
    var seeds = seeds(cases).iterator();
    var failure = new AtomicReference<@Nullable AssertionError>();
    try (var workers = Executors.newFixedThreadPool(atOnce)) {
      var all =
          IntStream.range(0, atOnce)
              .<Future<?>>mapToObj(_ ->
                  workers.submit(() -> {
                    while (failure.get() == null) {
                      long seed;
                      synchronized (seeds) {
                        if (!seeds.hasNext()) {
                          return;
                        }
                        seed = seeds.nextLong();
                      }
                      failure.compareAndSet(null, failure(new Case(seed), trial));
                    }
                  }))
              .toList();
      for (var each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("the cases could not be played", e.getCause());
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static LongStream seeds(int cases) {
    var one = Long.getLong("nines.fuzz.seed");
    if (one != null) {
      return LongStream.of(one);
    }
    long from = Long.getLong("nines.fuzz.from", 0L);
    return LongStream.range(from, from + (long) cases * Integer.getInteger("nines.fuzz.times", 1));
  }

  /** On a virtual thread, as runs and requests are; null where it ends as it may. */
  private static @Nullable AssertionError failure(Case made, Trial trial) {
    var thrown = new AtomicReference<@Nullable Throwable>();
    var thread =
        Thread.ofVirtual()
            .name("case " + made.seed())
            .start(() -> {
              try {
                trial.play(made);
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    try {
      if (!thread.join(DEADLINE)) {
        var hanging = new IllegalStateException("it hangs here");
        hanging.setStackTrace(thread.getStackTrace());
        thread.interrupt();
        return new AssertionError(made + "\nis not over after " + DEADLINE, hanging);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new AssertionError("interrupted");
    }
    var why = thrown.get();
    return why == null ? null : new AssertionError(made + "\n" + why, why);
  }

  /** Whatever this is, it does not hold the secret, as it is or in Base64. */
  public static void assertNoSecret(@Nullable Object output) {
    assertThat(String.valueOf(output)).doesNotContain(CANARY).doesNotContain(BASE64);
  }
}
