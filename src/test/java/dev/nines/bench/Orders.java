package dev.nines.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A measured process's side of the conversation with who leads it. */
final class Orders {

  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  /** The next order; null when there will be none. */
  @Nullable String next() throws IOException {
    return in.readLine();
  }

  void answer(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
