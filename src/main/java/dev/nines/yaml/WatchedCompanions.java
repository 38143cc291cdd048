package dev.nines.yaml;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Notes what is taken of the files beside one, so that it is known whether that one would come to
 * the same again. Safe between threads.
 */
final class WatchedCompanions implements Companions {

  private final Companions companions;
  private final List<String> taken = new ArrayList<>();

  WatchedCompanions(Companions companions) {
    this.companions = companions;
  }

  /** Each file that was asked for, with what it held; the same again where all are the same. */
  synchronized List<String> taken() {
    return List.copyOf(taken);
  }

  private synchronized void note(String name, String what) {
    taken.add(name + " " + what);
  }

  /** Reads one of the files beside. */
  @FunctionalInterface
  private interface Reading {
    byte[] bytes() throws IOException;
  }

  private byte[] read(String name, Reading reading) throws IOException {
    try {
      var bytes = reading.bytes();
      note(name, digest(bytes));
      return bytes;
    } catch (NoSuchFileException e) {
      note(name, "is missing");
      throw e;
    } catch (IOException e) {
      note(name, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  @Override
  public byte[] read(String name, long most) throws IOException {
    return read(name, () -> companions.read(name, most));
  }

  @Override
  public byte[] readBelow(String name, long most) throws IOException {
    return read(name, () -> companions.readBelow(name, most));
  }

  @Override
  public String locate(String name) {
    var place = companions.locate(name);
    note(name, place);
    return place;
  }

  @Override
  public List<SourceFile> neighbours(Set<String> known) {
    return companions.neighbours(known);
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
