package dev.nines.cli.live;

import java.io.PrintWriter;

/** Where a command writes: what was asked for to {@code out}, everything else to {@code err}. */
public record Terminal(Channel out, Channel err) {

  /**
   * One of the two.
   *
   * @param live whether somebody looks at a terminal that can rewrite its last line
   * @param colour whether colours may be used
   */
  public record Channel(PrintWriter writer, boolean live, boolean colour) {

    /** A file or a pipe: plain lines. */
    public static Channel plain(PrintWriter writer) {
      return new Channel(writer, false, false);
    }
  }

  /** Two pipes. */
  public static Terminal plain(PrintWriter out, PrintWriter err) {
    return new Terminal(Channel.plain(out), Channel.plain(err));
  }
}
