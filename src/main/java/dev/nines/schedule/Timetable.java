package dev.nines.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The intended starts of one journey in one region: every {@code interval}, at an offset that a
 * hash of both names gives. The same on every prober and after every restart, and spread evenly
 * over many journeys.
 *
 * @param interval more than zero
 * @param offset within [0, interval), from the epoch
 */
public record Timetable(Duration interval, Duration offset) {

  /** The timetable of a journey in a region. */
  public static Timetable of(String journey, String region, Duration interval) {
    var hash = new CRC32C();
    hash.update((region + "\n" + journey).getBytes(StandardCharsets.UTF_8));
    // A checksum of 32 bits is even enough: it is scaled to the interval, not reduced by it.
    double share = (hash.getValue() & 0xffff_ffffL) / 0x1p32;
    return new Timetable(interval, Duration.ofNanos((long) (interval.toNanos() * share)));
  }

  /** The first start that is not before {@code from}. */
  public Instant next(Instant from) {
    long past = Duration.between(Instant.EPOCH.plus(offset), from).toNanos();
    long intervals = Math.ceilDiv(past, interval.toNanos());
    return Instant.EPOCH.plus(offset).plus(interval.multipliedBy(intervals));
  }
}
