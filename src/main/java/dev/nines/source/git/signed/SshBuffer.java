package dev.nines.source.git.signed;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what SSH writes: numbers of four bytes, and strings with their length before them. */
final class SshBuffer {

  private final ByteBuffer bytes;

  SshBuffer(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /**
   * @throws IllegalArgumentException if there is less
   */
  byte[] take(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("it ends too early");
    }
    var taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  int number() {
    try {
      return bytes.getInt();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it ends too early", e);
    }
  }

  byte[] string() {
    return take(number());
  }

  String text() {
    return new String(string(), StandardCharsets.UTF_8);
  }

  /** A whole number, which is none below zero here. */
  BigInteger integer() {
    return new BigInteger(1, string());
  }

  /**
   * @throws IllegalArgumentException if something is left
   */
  void end() {
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException("something follows its end");
    }
  }

  /** Strings as SSH writes them, one after the other. */
  static byte[] strings(byte[]... strings) {
    var out = new ByteArrayOutputStream();
    for (var string : strings) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(string.length).array());
      out.writeBytes(string);
    }
    return out.toByteArray();
  }
}
