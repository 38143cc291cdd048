package dev.nines.source.git.signed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A commit taken apart into what was signed and the signature.
 *
 * @param signed a character for each byte
 * @param signature as Git writes it, null where there is none
 */
record SignedCommit(String signed, @Nullable String signature) {

  private static final String HEADER = "gpgsig ";

  /**
   * Takes one apart.
   *
   * @throws IllegalArgumentException if it has more than one signature, as nobody could say then
   *     what was signed
   */
  static SignedCommit of(byte[] commit) {
    var signed = new ByteArrayOutputStream(commit.length);
    StringBuilder signature = null;
    boolean within = false;
    int start = 0;
    while (start < commit.length && commit[start] != '\n') {
      int end = lineEnd(commit, start);
      var line = new String(commit, start, end - start, StandardCharsets.ISO_8859_1);
      if (line.startsWith(HEADER)) {
        if (signature != null) {
          throw new IllegalArgumentException("it has more than one signature");
        }
        signature = new StringBuilder(line.substring(HEADER.length()));
        within = true;
      } else if (within && line.startsWith(" ") && signature != null) {
        signature.append(line, 1, line.length());
      } else {
        within = false;
        signed.write(commit, start, end - start);
      }
      start = end;
    }
    signed.writeBytes(Arrays.copyOfRange(commit, start, commit.length));
    return new SignedCommit(
        signed.toString(StandardCharsets.ISO_8859_1),
        signature == null ? null : signature.toString());
  }

  /** Behind the line break, or the end of all. */
  private static int lineEnd(byte[] commit, int start) {
    int end = start;
    while (end < commit.length && commit[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, commit.length);
  }
}
