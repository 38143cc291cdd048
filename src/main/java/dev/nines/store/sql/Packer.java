package dev.nines.store.sql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes small numbers in few bytes, and a text that occurs again as a number. What {@link
 * Unpacker} reads. Not safe between threads.
 */
final class Packer {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final Map<String, Integer> texts = new HashMap<>();

  /** A number of any sign; the smaller its amount, the shorter. */
  Packer number(long number) {
    return count((number << 1) ^ (number >> 63));
  }

  /** A number that is not negative, or else takes ten bytes. */
  Packer count(long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  Packer flag(boolean flag) {
    return count(flag ? 1 : 0);
  }

  Packer text(@Nullable String text) {
    if (text == null) {
      return count(0);
    }
    var known = texts.putIfAbsent(text, texts.size());
    return known == null ? count(1).block(text.getBytes(StandardCharsets.UTF_8)) : count(known + 2);
  }

  Packer block(byte[] block) {
    count(block.length);
    bytes.writeBytes(block);
    return this;
  }

  Packer duration(Duration duration) {
    return number(duration.toNanos());
  }

  Packer durationOrNone(@Nullable Duration duration) {
    return duration == null ? flag(false) : flag(true).duration(duration);
  }

  Packer instant(Instant instant) {
    return number(instant.getEpochSecond()).count(instant.getNano());
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
