package dev.nines.store.sql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Packer} wrote. Whatever cannot have been written by it throws an {@link
 * IllegalArgumentException}. Not safe between threads.
 */
final class Unpacker {

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  Unpacker(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long number = count();
    return (number >>> 1) ^ -(number & 1);
  }

  long count() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = next();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number is longer than any that is written");
  }

  /** How many of something follow, each of at least one byte. */
  int size() {
    long size = count();
    if (size < 0 || size > bytes.length - at) {
      throw new IllegalArgumentException("more is announced than follows");
    }
    return (int) size;
  }

  boolean flag() {
    return count() != 0;
  }

  @Nullable String textOrNone() {
    long known = count();
    if (known == 0) {
      return null;
    }
    if (known == 1) {
      var text = new String(block(), StandardCharsets.UTF_8);
      texts.add(text);
      return text;
    }
    if (known < 0 || known - 2 >= texts.size()) {
      throw new IllegalArgumentException("a text is meant that did not come before");
    }
    return texts.get((int) (known - 2));
  }

  String text() {
    return Objects.requireNonNull(textOrNone(), "a text is missing");
  }

  byte[] block() {
    var block = new byte[size()];
    System.arraycopy(bytes, at, block, 0, block.length);
    at += block.length;
    return block;
  }

  Duration duration() {
    return Duration.ofNanos(number());
  }

  @Nullable Duration durationOrNone() {
    return flag() ? duration() : null;
  }

  Instant instant() {
    return Instant.ofEpochSecond(number(), count());
  }

  private byte next() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("the end comes too early");
    }
    return bytes[at++];
  }
}
