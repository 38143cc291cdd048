package dev.nines.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One of the process's own streams; remembers why it could not be written to. */
final class StandardStream extends OutputStream {

  private final OutputStream stream;
  private volatile @Nullable IOException failure;

  StandardStream(FileDescriptor descriptor) {
    this.stream = new FileOutputStream(descriptor);
  }

  /** In UTF-8 wherever it goes: what is a file today is a terminal's input tomorrow. */
  PrintWriter writer() {
    return new PrintWriter(this, false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      stream.write(bytes, from, count);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /**
   * Why something that was written is lost, or null. That the reader went away ({@code | head}) is
   * no such reason: it had what it wanted.
   */
  @Nullable String loss() {
    var e = failure;
    return e == null || "Broken pipe".equals(e.getMessage())
        ? null
        : String.valueOf(e.getMessage());
  }
}
