package dev.nines.runner;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The identity that a target sees of an attempt (W3C Trace Context, level 1).
 *
 * @param traceId 32 hexadecimal digits, the same for the whole run
 * @param spanId 16 hexadecimal digits, new for each attempt
 */
public record Trace(String traceId, String spanId) {

  static Trace within(String traceId, RandomGenerator random) {
    return new Trace(traceId, hex(random, 8));
  }

  static String newTraceId(RandomGenerator random) {
    return hex(random, 16);
  }

  private static String hex(RandomGenerator random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    bytes[0] |= 1; // All zeros is no valid id.
    return HexFormat.of().formatHex(bytes);
  }

  /** The value of the {@code traceparent} header, sampled. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-01";
  }

  /** The value of the {@code X-Request-ID} header. */
  public String requestId() {
    return traceId + "-" + spanId;
  }
}
