package dev.nines.store.sql;

import dev.nines.slo.Blame;
import dev.nines.slo.Details;
import dev.nines.slo.Kept;
import dev.nines.slo.LatencyPromise;
import dev.nines.slo.LatencySketch;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is counted by name, packed; nothing at all where nothing is counted. The first number is the
 * version of the form; a form once written is read for good.
 */
final class DetailsCodec {

  private static final int VERSION = 1;

  private DetailsCodec() {}

  static byte @Nullable [] encode(Details details) {
    if (details.isNone()) {
      return null;
    }
    var to = new Packer().count(VERSION);
    to.count(details.blames().size());
    details
        .blames()
        .forEach((blame, count) -> {
          to.count(Codes.REASON.code(blame.reason())).text(blame.step()).text(blame.dependency());
          to.number(count);
        });
    to.count(details.latencies().size());
    details.latencies().forEach((name, sketch) -> encode(name, sketch, to));
    to.count(details.promises().size());
    details
        .promises()
        .forEach((promise, kept) -> {
          to.text(promise.milestone()).duration(promise.threshold());
          to.number(kept.kept()).number(kept.measured());
        });
    return to.bytes();
  }

  /** Buckets ascend, so only the way from one to the next is written. */
  private static void encode(String name, LatencySketch sketch, Packer to) {
    var buckets = sketch.buckets();
    var counts = sketch.counts();
    to.text(name).count(buckets.length);
    int last = 0;
    for (int i = 0; i < buckets.length; i++) {
      to.number(buckets[i] - last).count(counts[i]);
      last = buckets[i];
    }
  }

  /**
   * @throws IllegalArgumentException where the bytes are not what {@link #encode} gives
   */
  static Details decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Details.NONE;
    }
    var from = new Unpacker(bytes);
    Versions.expect(VERSION, from.count(), "slot");
    return new Details(blames(from), latencies(from), promises(from));
  }

  private static Map<Blame, Long> blames(Unpacker from) {
    var blames = new HashMap<Blame, Long>();
    int size = from.size();
    for (int i = 0; i < size; i++) {
      var reason = Codes.REASON.constant(from.count());
      blames.put(new Blame(reason, from.text(), from.textOrNone()), from.number());
    }
    return blames;
  }

  private static Map<String, LatencySketch> latencies(Unpacker from) {
    var latencies = new HashMap<String, LatencySketch>();
    int size = from.size();
    for (int i = 0; i < size; i++) {
      latencies.put(from.text(), sketch(from));
    }
    return latencies;
  }

  private static LatencySketch sketch(Unpacker from) {
    int size = from.size();
    var buckets = new int[size];
    var counts = new long[size];
    int last = 0;
    for (int i = 0; i < size; i++) {
      last += (int) from.number();
      buckets[i] = last;
      counts[i] = from.count();
    }
    return LatencySketch.of(buckets, counts);
  }

  private static Map<LatencyPromise, Kept> promises(Unpacker from) {
    var promises = new HashMap<LatencyPromise, Kept>();
    int size = from.size();
    for (int i = 0; i < size; i++) {
      promises.put(
          new LatencyPromise(from.textOrNone(), from.duration()),
          new Kept(from.number(), from.number()));
    }
    return promises;
  }
}
